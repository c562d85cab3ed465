/// Wakes the job processor: a new analysis was stored, a slot became free, or it is time to look.
///
/// Wakes that come while one is pending are one wake. A signal serves one processor.
public struct JobSignal: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// A signal nobody has raised yet.
    public init() {
        (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Asks the processor to look at the queue now.
    public func wake() { continuation.yield() }
}
