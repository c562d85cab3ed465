package import CoreMetrics

import Synchronization

/// Everything that was counted and timed since the program started, for Prometheus to read.
///
/// It knows its families beforehand: other libraries' metrics go nowhere, and so do labels a family does not have. No
/// family has more than `seriesLimit` series, so that nothing that is sent here can fill the memory.
package final class MetricsRegistry: MetricsFactory {
    /// Most series of one family; whatever comes above is counted under the label value `other`.
    static let seriesLimit = 1000

    private let families: [String: MetricFamily]
    private let series: Mutex<[MetricFamily: [[String]: MetricSeries]]>

    /// A registry of the families that this program measures.
    package convenience init() { self.init(families: MetricFamily.measured) }

    /// A registry of some families.
    init(families: [MetricFamily]) {
        self.families = Dictionary(families.map { ($0.name, $0) }) { first, _ in first }
        series = Mutex(Dictionary(families.map { ($0, [:]) }) { first, _ in first })
    }

    /// Makes this the one registry of the process; only the first call counts.
    package func bootstrap() { MetricsSystem.bootstrap(self) }

    /// All series of a family by their label values, sorted.
    func series(of family: MetricFamily) -> [(labels: [String], values: Histogram)] {
        let found = series.withLock { $0[family] ?? [:] }
        return found.map { ($0.key, $0.value.histogram) }.sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
    }

    /// A counter of a family; of an unknown one it goes nowhere.
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, .counter, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// A timer of a family; of an unknown one it goes nowhere.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, .histogram, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// Nothing here records values other than times.
    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler { NOOPMetricsHandler.instance }

    /// Series stay.
    package func destroyCounter(_ handler: any CounterHandler) {}
    /// Series stay.
    package func destroyTimer(_ handler: any TimerHandler) {}
    /// There are none.
    package func destroyRecorder(_ handler: any RecorderHandler) {}

    private func find(_ name: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)]) -> MetricSeries? {
        guard let family = families[name], family.kind == kind else { return nil }
        let given = Dictionary(dimensions) { first, _ in first }
        let labels = family.labels.map { given[$0] ?? "" }
        return series.withLock { all in
            let known = all[family] ?? [:]
            let isFull = known[labels] == nil && known.count >= Self.seriesLimit
            let key = isFull ? family.labels.map { _ in "other" } : labels
            if let found = known[key] { return found }
            let made = MetricSeries(family)
            all[family, default: [:]][key] = made
            return made
        }
    }
}
