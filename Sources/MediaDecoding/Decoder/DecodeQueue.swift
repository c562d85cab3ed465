import Foundation
import Synchronization

/// The jobs that wait, and the count of lanes that serve them: what a pool and its threads share.
final class DecodeQueue: Sendable {
    /// What a lane that was woken finds.
    enum Next {
        case job(DecodeJob)
        case nothing
        case closed
    }

    private struct State {
        var waiting: [DecodeJob] = []
        var running: [ObjectIdentifier: DecodeJob] = [:]
        var processes: Set<pid_t> = []
        var working: Set<pid_t> = []
        var lanes = 0
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    let wakeUp = WakeUpPipe()
    private let size: Int
    private let state = Mutex(State())

    init(size: Int) {
        self.size = size
    }

    /// Processes alive now.
    var processes: [pid_t] { state.withLock { $0.processes.sorted() } }

    /// Processes that were sent a medium and have not answered.
    var working: [pid_t] { state.withLock { $0.working.sorted() } }

    /// Adds a job, and a lane for it when all are busy and more are allowed.
    ///
    /// - Returns: whether the caller must start a lane.
    func add(_ job: DecodeJob) throws(DecodeError) -> Bool {
        guard wakeUp.isUsable else {
            throw DecodeError(.unavailable, "No decoder could be started: the system has no descriptors left.")
        }
        let needsLane = try state.withLock { state throws(DecodeError) in
            guard !state.isClosed else { throw DecodeError(.unavailable, "The decoders were shut down.") }
            state.waiting.append(job)
            guard state.lanes < size, state.running.count + state.waiting.count > state.lanes else { return false }
            state.lanes += 1
            return true
        }
        wakeUp.ring()
        return needsLane
    }

    /// The oldest job, which is running from now on.
    func next() -> Next {
        state.withLock { state in
            if state.isClosed { return .closed }
            guard !state.waiting.isEmpty else { return .nothing }
            let job = state.waiting.removeFirst()
            state.running[ObjectIdentifier(job)] = job
            return .job(job)
        }
    }

    /// The job is over, whatever came of it.
    func done(_ job: DecodeJob) {
        state.withLock { $0.running[ObjectIdentifier(job)] = nil }
    }

    func started(_ process: pid_t) {
        state.withLock { _ = $0.processes.insert(process) }
    }

    func ended(_ process: pid_t) {
        state.withLock { state in
            state.processes.remove(process)
            state.working.remove(process)
        }
    }

    func setWorking(_ process: pid_t, _ isWorking: Bool) {
        state.withLock { state in
            if isWorking { state.working.insert(process) } else { state.working.remove(process) }
        }
    }

    /// Refuses new jobs, cancels all others and sends every lane home.
    func close() {
        let (jobs, lanes) = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return (state.waiting + state.running.values, state.lanes)
        }
        for job in jobs { job.cancel() }
        if lanes > 0 { wakeUp.ring(lanes) }
    }

    /// Returns when the last lane, and with it the last process, is gone.
    func closed() async {
        await withCheckedContinuation { closer in
            let isEmpty = state.withLock { state in
                if state.lanes > 0 { state.closers.append(closer) }
                return state.lanes == 0
            }
            if isEmpty { closer.resume() }
        }
    }

    func laneEnded() {
        let closers = state.withLock { state in
            state.lanes -= 1
            guard state.lanes == 0 else { return [] as [CheckedContinuation<Void, Never>] }
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }
}
