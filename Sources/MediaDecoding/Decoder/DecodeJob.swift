import DecoderWire
import Synchronization

/// One medium somebody waits for.
///
/// It is finished exactly once, by its lane or by being cancelled before it had one.
final class DecodeJob: Sendable {
    typealias Outcome = Result<Decoded, DecodeError>

    private struct State {
        var waiter: CheckedContinuation<Outcome, Never>?
        var process: DecoderProcess?
        var isCancelled = false
    }

    let duty: DecoderDuty
    let file: MediaFile
    let order: DecodeOrder
    private let state = Mutex(State())

    /// A job for a process that was started for it.
    init(_ duty: DecoderDuty, file: MediaFile, order: DecodeOrder) {
        self.duty = duty
        self.file = file
        self.order = order
    }

    /// Registers the waiter; false when the job was cancelled before, and the waiter was told.
    func attach(_ waiter: CheckedContinuation<Outcome, Never>) -> Bool {
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.waiter = waiter }
            return state.isCancelled
        }
        if isCancelled { waiter.resume(returning: .failure(.givenUp)) }
        return !isCancelled
    }

    /// From now on cancelling kills this process; false when the job was cancelled before.
    func begin(on process: DecoderProcess) -> Bool {
        state.withLock { state in
            guard !state.isCancelled else { return false }
            state.process = process
            return true
        }
    }

    /// Tells the waiter.
    ///
    /// A failure after cancelling is the cancelling's doing.
    func finish(_ outcome: Outcome) {
        let (waiter, isCancelled) = state.withLock { state in
            defer { (state.waiter, state.process) = (nil, nil) }
            return (state.waiter, state.isCancelled)
        }
        if case .failure = outcome, isCancelled {
            waiter?.resume(returning: .failure(.givenUp))
        } else {
            waiter?.resume(returning: outcome)
        }
    }

    /// Ends the job: at once when it has no process yet, otherwise by killing that, which its lane then notices.
    func cancel() {
        let waiter = state.withLock { state in
            state.isCancelled = true
            guard let process = state.process else {
                defer { state.waiter = nil }
                return state.waiter
            }
            process.kill()
            return nil
        }
        waiter?.resume(returning: .failure(.givenUp))
    }
}
