import CoreMetrics
import Synchronization

/// Counts or times under one set of labels.
final class MetricSeries: CounterHandler, TimerHandler {
    private let values: Mutex<Histogram>

    /// A series without values; a counter is a histogram of one bucket of which only the count is told.
    init(_ family: MetricFamily) { values = Mutex(Histogram(bounds: family.buckets)) }

    /// The values so far.
    var histogram: Histogram { values.withLock { $0 } }

    func increment(by amount: Int64) {
        values.withLock { $0.record(0, times: Int(max(0, amount))) }
    }

    func recordNanoseconds(_ duration: Int64) { values.withLock { $0.record(Double(duration) * 1e-9) } }

    /// Counters of this program start at 0 with it and never go back.
    func reset() {}
}
