/// How long streams run by their time stamps: the sum of all steps that a clock takes by running.
///
/// Recordings put together from several have clocks that jump. MPEG has a stamp at least every 0.7 seconds (ISO/IEC
/// 13818-1, 2.7.4), so a step of many seconds, or back by more than pictures are reordered, is another clock or a hole, and
/// adds nothing.
struct StreamClock {
    /// Of MPEG (ISO/IEC 13818-1, 2.4.3.7).
    static let mpeg = StreamClock(rate: 90_000, bits: 33)
    /// Seconds ahead and back.
    private static let longestStep = 10, longestStepBack = 2

    /// Ticks a second.
    private let rate: Int
    /// Number of ticks before the clock starts again.
    private let period: Int
    private var streams: [Int: (latest: Int, passed: Int)] = [:]

    init(rate: Int, bits: Int) {
        self.rate = rate
        period = 1 << bits
    }

    /// Takes note of a stream's next time stamp.
    mutating func note(_ stamp: Int, of stream: Int) {
        guard let (latest, passed) = streams[stream] else {
            streams[stream] = (stamp, 0)
            return
        }
        let ahead = (stamp - latest + period) % period
        if ahead <= Self.longestStep * rate {
            streams[stream] = (stamp, passed + ahead)
        } else if period - ahead > Self.longestStepBack * rate {
            streams[stream] = (stamp, passed)
        }
        // What is left is a little back: pictures come in the order in which they are decoded.
    }

    /// Seconds that a stream runs; nil when it has fewer than two time stamps.
    func duration(of stream: Int) -> Double? {
        guard let passed = streams[stream]?.passed, passed > 0 else { return nil }
        return Double(passed) / Double(rate)
    }
}
