import HTTPTypes
import API

/// Tells a slow sender from one that holds a connection open for the sake of it.
struct UploadPace: Sendable {
    /// Bytes a second, averaged from the start.
    let minimum: Int
    /// How long a sender may take to get going.
    let grace: Duration
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let start: ContinuousClock.Instant
    private var count = 0

    /// A pace that starts now.
    init(
        minimum: Int, grace: Duration = .seconds(20),
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock().now }
    ) {
        self.minimum = minimum
        self.grace = grace
        self.clock = clock
        start = clock()
    }

    /// Counts received bytes.
    ///
    /// - Throws: `Refusal` when they come too slowly.
    mutating func received(_ bytes: Int) throws(Refusal) {
        count += bytes
        let elapsed = clock() - start
        guard elapsed > grace else { return }
        guard Double(count) >= Double(minimum) * (elapsed / .seconds(1)) else {
            throw Refusal(
                .invalidRequest, "The upload is slower than \(minimum) bytes a second.",
                headers: [.connection: "close"])
        }
    }
}
