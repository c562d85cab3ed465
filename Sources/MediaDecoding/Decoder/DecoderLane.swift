import DecoderWire
import Foundation
import Metrics

/// One thread with at most one decoder process for each duty; they live no longer than the thread, and one at a time works.
///
/// All blocking of decoding happens here, off the cooperative pool.
struct DecoderLane {
    private let queue: DecodeQueue
    private let executable: @Sendable (DecoderDuty) -> String
    private let recycleAfter: Int
    private var processes: [DecoderDuty: DecoderProcess] = [:]
    /// Media that each process has served.
    private var served: [DecoderDuty: Int] = [:]
    private var number: UInt64 = 0
    /// Whether the last process was ended although its medium may be all right: it hung, or somebody killed it.
    private var wasDisturbed = false

    init(queue: DecodeQueue, executable: @escaping @Sendable (DecoderDuty) -> String, recycleAfter: Int) {
        self.queue = queue
        self.executable = executable
        self.recycleAfter = recycleAfter
    }

    /// Serves jobs until the queue closes.
    mutating func run() {
        while true {
            switch queue.next() {
            case .job(let job):
                let outcome = serve(job)
                queue.done(job)
                job.finish(outcome)
            case .nothing:
                sleep()
            case .closed:
                for duty in processes.keys { endProcess(duty, .shutDown) }
                queue.laneEnded()
                return
            }
        }
    }

    /// Sleeps until there may be a job.
    ///
    /// An idle process that dies or speaks unasked is ended meanwhile.
    private mutating func sleep() {
        let idle = Array(processes)
        let descriptors = [queue.wakeUp.descriptor] + idle.map(\.value.socket.descriptor)
        var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&waits, nfds_t(waits.count), -1) > 0 else { return }
        for (process, wait) in zip(idle, waits.dropFirst()) where wait.revents != 0 { endProcess(process.key) }
        if waits[0].revents != 0 { _ = queue.wakeUp.take() }
    }

    /// Serves a job, once more when its process was disturbed.
    private mutating func serve(_ job: DecodeJob) -> DecodeJob.Outcome {
        wasDisturbed = false
        let outcome = attempt(job)
        guard case .failure = outcome, wasDisturbed else { return outcome }
        return attempt(job)
    }

    private mutating func attempt(_ job: DecodeJob) -> DecodeJob.Outcome {
        do throws(DecodeError) {
            number += 1
            let process = try send(job.order.request(number: number), of: job)
            queue.setWorking(process.identifier, true)
            defer { queue.setWorking(process.identifier, false) }
            return try receive(job, from: process)
        } catch {
            return .failure(error)
        }
    }

    /// Sends the order to the lane's process for it, or to a fresh one when there is none or it died since its last answer.
    private mutating func send(_ request: DecodeRequest, of job: DecodeJob) throws(DecodeError) -> DecoderProcess {
        for _ in 0..<2 {
            let process = try ready(for: job.duty)
            guard job.begin(on: process) else { throw .givenUp }
            let isSent = job.file.withDescriptor { descriptor in
                (try? process.socket.send(request.bytes, descriptor: descriptor)) != nil
            }
            if isSent { return process }
            endProcess(job.duty)
        }
        throw DecodeError(.unavailable, "The decoder could not be started: check its installation.")
    }

    private mutating func ready(for duty: DecoderDuty) throws(DecodeError) -> DecoderProcess {
        if served[duty, default: 0] >= recycleAfter { endProcess(duty, .recycled) }
        if let process = processes[duty] { return process }
        let fresh = try DecoderProcess.spawn(executable(duty), duty)
        queue.started(fresh.identifier)
        processes[duty] = fresh
        return fresh
    }

    private mutating func receive(
        _ job: DecodeJob, from process: DecoderProcess
    ) throws(DecodeError) -> DecodeJob.Outcome {
        let order = job.order
        guard waitForReply(on: process.socket, seconds: order.wallSeconds) else {
            endProcess(job.duty, .timedOut)
            throw DecodeError(
                .timedOut, "The \(order.noun) was not decoded within \(order.wallSeconds) s. Try a smaller one.")
        }
        do throws(WireError) {
            let message = try process.socket.receive(size: DecodeReply.size)
            let memory = PassedDescriptor(message.descriptor)
            guard let reply = DecodeReply(bytes: message.bytes), reply.number == number else { throw .malformed }
            served[job.duty, default: 0] += 1
            return try reply.outcome(of: order, memory: memory)
        } catch {
            let exit = endProcess(job.duty)
            switch error {
            case .closed: throw exit.error(of: order)
            case .malformed: throw .nonsense
            case .failed(let code):
                throw DecodeError(
                    .unavailable, "The decoder's answer could not be taken: \(String(cString: strerror(code))).")
            }
        }
    }

    /// Whether an answer, or the end of the process, came in time.
    private func waitForReply(on socket: MessageSocket, seconds: Double) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var waits = [pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0)]
        while true {
            let left = (deadline - .now) / .milliseconds(1)
            let ready = poll(&waits, 1, Int32(clamping: Int(max(0, left.rounded(.up)))))
            if ready > 0 { return true }
            if ready == 0 || errno != EINTR { return false }
        }
    }

    /// Ends the process for a duty, for a reason of ours or for what its exit says.
    @discardableResult
    private mutating func endProcess(_ duty: DecoderDuty, _ reason: RestartReason? = nil) -> ProcessExit {
        served[duty] = nil
        guard let ending = processes.removeValue(forKey: duty) else { return .unknown }
        let exit = ending.reap()
        queue.ended(ending.identifier)
        let cause = reason ?? exit.restartReason
        wasDisturbed = cause == .timedOut || cause == .killed
        cause.count()
        return exit
    }
}
