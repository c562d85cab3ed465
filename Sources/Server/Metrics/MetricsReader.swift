import DetectionCore
import Foundation
import Storage

/// Puts together what the registry counted and what the store holds now.
struct MetricsReader: Sendable {
    let registry: MetricsRegistry
    let store: any StatisticsRepository
    let now: @Sendable () -> Date

    /// All metrics in Prometheus' text format.
    func text() async throws(StorageError) -> String {
        let statistics = try await store.statistics()
        var exposition = Exposition.measured(by: registry)
        exposition.add(
            .queueDepth,
            MediaKind.allCases.map { ([$0.rawValue], Double(statistics.queued[$0] ?? 0)) })
        let age = statistics.oldestQueued.map { max(0, now().timeIntervalSince($0)) } ?? 0
        exposition.add(.queueAge, [([], age)])
        exposition.add(.deadJobs, [([], Double(statistics.dead))])
        exposition.add(
            .storage,
            [
                (["kept"], Double(statistics.usage.kept.bytes)),
                (["transient"], Double(statistics.usage.transient.bytes)),
            ])
        return exposition.text
    }
}

extension Exposition {
    /// What a registry counted.
    static func measured(by registry: MetricsRegistry) -> Exposition {
        var exposition = Exposition()
        for family in MetricFamily.measured { exposition.add(family, from: registry) }
        return exposition
    }
}
