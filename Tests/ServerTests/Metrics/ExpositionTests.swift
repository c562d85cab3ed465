import CoreMetrics
import Testing

@testable import Server

@Suite("The metrics' text format", .timeLimit(.minutes(20)))
struct ExpositionTests {
    private let timer = MetricFamily(
        name: "t_seconds", kind: .histogram, help: "A time.", labels: ["route"], buckets: [0.1, 1])
    private let counter = MetricFamily(name: "t_total", kind: .counter, help: "A count.", labels: ["kind"])

    @Test("A histogram has rising cumulative buckets, infinity, a sum and a count")
    func histogram() {
        let registry = MetricsRegistry(families: [timer])
        let handler = registry.makeTimer(label: "t_seconds", dimensions: [("route", "/a")])
        for nanoseconds: Int64 in [50_000_000, 100_000_000, 500_000_000, 2_000_000_000] {
            handler.recordNanoseconds(nanoseconds)
        }
        var exposition = Exposition()
        exposition.add(timer, from: registry)
        #expect(
            exposition.text == """
                # HELP t_seconds A time.
                # TYPE t_seconds histogram
                t_seconds_bucket{route="/a",le="0.1"} 2
                t_seconds_bucket{route="/a",le="1"} 3
                t_seconds_bucket{route="/a",le="+Inf"} 4
                t_seconds_sum{route="/a"} 2.65
                t_seconds_count{route="/a"} 4

                """)
    }

    @Test("Label values are escaped; a gauge without labels has no braces")
    func escapes() {
        let registry = MetricsRegistry(families: [counter])
        registry.makeCounter(label: "t_total", dimensions: [("kind", "a\"b\\c\nd")]).increment(by: 3)
        var exposition = Exposition()
        exposition.add(counter, from: registry)
        exposition.add(.queueAge, [([], 1.5)])
        #expect(exposition.text.contains(#"t_total{kind="a\"b\\c\nd"} 3"# + "\n"))
        #expect(exposition.text.hasSuffix("touchstone_queue_age_seconds 1.5\n"))
    }

    @Test("Unknown families and labels go nowhere; above the limit everything is counted together")
    func bounds() {
        let registry = MetricsRegistry(families: [counter])
        registry.makeCounter(label: "somebody_elses", dimensions: []).increment(by: 1)
        registry.makeTimer(label: "t_total", dimensions: []).recordNanoseconds(1)
        for number in 0..<(MetricsRegistry.seriesLimit + 50) {
            registry.makeCounter(label: "t_total", dimensions: [("kind", "\(number)"), ("more", "x")]).increment(by: 1)
        }
        let series = registry.series(of: counter)
        #expect(series.count == MetricsRegistry.seriesLimit + 1)
        #expect(series.first { $0.labels == ["other"] }?.values.cumulative.count == 50)
        #expect(series.allSatisfy { $0.labels.count == 1 })
    }
}
