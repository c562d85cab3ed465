import DetectionCore
import Foundation
import Storage
import Testing

@Suite("The life of an analysis, without a store", .timeLimit(.minutes(20)))
struct StoredAnalysisTests {
    /// A state, and a command that leads to another.
    struct Step: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: @Sendable () throws -> StoredAnalysis
        var command: @Sendable (StoredAnalysis) throws -> StoredAnalysis?
        var effects: [String]
    }

    private static func queued(
        isInline: Bool = false, retention: Retention = Retention(.keep)
    ) throws -> StoredAnalysis {
        try StoredAnalysis(.queued(bytes: 10, retention: retention), isInline: isInline)
    }

    private static func running(
        isInline: Bool = false, retention: Retention = Retention(.keep)
    ) throws -> StoredAnalysis {
        try queued(isInline: isInline, retention: retention).claimed(at: time(10), until: time(20), by: "worker")
    }

    private static func running(attempts: Int) throws -> StoredAnalysis {
        var job = try running()
        job.attempts = attempts
        return job
    }

    private static func setBack(
        _ job: StoredAnalysis, _ reason: Setback.Reason, chance: Double = 1
    ) throws -> StoredAnalysis {
        try job.setBack(
            under: job.fence, by: Setback(reason, at: time(15), words: "words"), rule: RetryRule(), chance: chance)
    }

    private static func takenOver(_ job: StoredAnalysis) throws -> StoredAnalysis {
        try job.takenOver(at: time(30), until: time(40), by: "other", rule: RetryRule())
    }

    private static func done(_ job: StoredAnalysis? = nil) throws -> StoredAnalysis {
        let job = if let job { job } else { try running() }
        return try job.finished(
            under: job.fence, with: JobEnding(.success(.sample()), at: time(15)), picture: true)
    }

    private static func failed(_ job: StoredAnalysis? = nil) throws -> StoredAnalysis {
        let job = if let job { job } else { try running() }
        let error = MediaError(.unreadable, "No.")
        return try job.finished(under: job.fence, with: JobEnding(.failure(error), at: time(15)), picture: true)
    }

    static let steps = [
        Step(
            testDescription: "claimed", before: { try queued() },
            command: { $0.claimed(at: time(10), until: time(20), by: "worker") },
            effects: ["leave the interactive line", "pass the turn of interactive"]),
        Step(
            testDescription: "claimed again", before: { try running() },
            command: { $0.claimed(at: time(30), until: time(40), by: "other") },
            effects: ["pass the turn of interactive", "clear evidence"]),
        Step(
            testDescription: "renewed", before: { try running() },
            command: { try $0.renewed(under: 1, until: time(40)) },
            effects: []),
        Step(
            testDescription: "released", before: { try running() },
            command: { try $0.released(under: 1, at: time(15)) },
            effects: ["enter the interactive line", "clear evidence"]),
        Step(
            testDescription: "set back", before: { try running() }, command: { try setBack($0, .mediumUnreadable) },
            effects: ["clear evidence"]),
        Step(
            testDescription: "rested", before: { try setBack(running(), .storeAway) },
            command: { $0.rested(at: time(30)) }, effects: ["enter the interactive line"]),
        Step(
            testDescription: "cancelled while resting", before: { try setBack(running(), .storeAway) },
            command: { try $0.cancelled(at: time(15)) }, effects: ["announce analysis.cancelled"]),
        Step(
            testDescription: "given up", before: { try running(attempts: 5) },
            command: { try setBack($0, .mediumUnreadable) },
            effects: ["clear evidence", "announce analysis.failed"]),
        Step(
            testDescription: "taken over", before: { try running(attempts: 4) }, command: { try takenOver($0) },
            effects: ["pass the turn of interactive", "clear evidence"]),
        Step(
            testDescription: "given up in place of being taken over", before: { try running(attempts: 5) },
            command: { try takenOver($0) }, effects: ["clear evidence", "announce analysis.failed"]),
        Step(
            testDescription: "done", before: { try running() }, command: { try done($0) },
            effects: ["clear evidence", "announce analysis.done"]),
        Step(
            testDescription: "failed", before: { try running() }, command: { try failed($0) },
            effects: ["clear evidence", "announce analysis.failed"]),
        Step(
            testDescription: "cancelled while queued", before: { try queued() },
            command: { try $0.cancelled(at: time(15)) },
            effects: ["leave the interactive line", "announce analysis.cancelled"]),
        Step(
            testDescription: "cancelled while running", before: { try running() },
            command: { try $0.cancelled(at: time(15)) },
            effects: ["clear evidence", "announce analysis.cancelled"]),
        Step(
            testDescription: "retried", before: { try failed() }, command: { try $0.retried(at: time(30)) },
            effects: ["enter the interactive line"]),
        Step(
            testDescription: "run again", before: { try done() }, command: { try $0.rerun(at: time(30)) },
            effects: ["enter the rerun line"]),
        Step(
            testDescription: "judged", before: { try done() }, command: { try $0.judged(Feedback(label: .real)) },
            effects: []),
        Step(
            testDescription: "made ephemeral", before: { try done() },
            command: { try $0.retained(as: Retention(.ephemeral, until: time(99)), within: .zero, beside: .zero) },
            effects: ["book kept -10 B, -1, transient 10 B, 1"]),
        Step(
            testDescription: "without its medium", before: { try done() }, command: { $0.withoutMedium() },
            effects: ["book kept -10 B, 0, transient 0 B, 0", "refer no more", "drop the picture"]),
        Step(
            testDescription: "without its small medium", before: { try failed(running(isInline: true)) },
            command: { $0.withoutMedium() },
            effects: ["book kept -10 B, 0, transient 0 B, 0", "drop the medium", "drop the picture"]),
        Step(
            testDescription: "deleted while queued", before: { try queued() }, command: { _ in nil },
            effects: ["book kept -10 B, -1, transient 0 B, 0", "refer no more", "leave the interactive line"]),
        Step(
            testDescription: "deleted while running", before: { try running() }, command: { _ in nil },
            effects: ["book kept -10 B, -1, transient 0 B, 0", "refer no more"]),
    ]

    @Test("has the effects that follow from each step", arguments: steps)
    func effects(step: Step) throws {
        let before = try step.before()
        let change = AnalysisChange(from: before, to: try step.command(before))
        #expect(change.effects.map(Self.words) == step.effects)
    }

    @Test("begins with its storage booked, its medium referred to, and a place in the line")
    func beginning() throws {
        let effects = try AnalysisChange(from: nil, to: Self.queued()).effects.map(Self.words)
        #expect(effects == ["book kept 10 B, 1, transient 0 B, 0", "refer", "enter the interactive line"])
        let small = try AnalysisChange(from: nil, to: Self.queued(isInline: true)).effects.map(Self.words)
        #expect(small == ["book kept 10 B, 1, transient 0 B, 0", "enter the interactive line"])
    }

    @Test("lets nobody without the current fence change it")
    func fence() throws {
        for (state, fence) in try [(Self.running(), 0), (Self.running(), 2), (Self.queued(), 0), (Self.done(), 1)]
            as [(StoredAnalysis, Int64)]
        {
            #expect(throws: StorageError.leaseLost) { try state.renewed(under: fence, until: time(30)) }
            #expect(throws: StorageError.leaseLost) { try state.released(under: fence, at: time(15)) }
            #expect(throws: StorageError.leaseLost) {
                try state.finished(
                    under: fence, with: JobEnding(.failure(MediaError(.unreadable, "No.")), at: time(15)),
                    picture: false)
            }
        }
    }

    @Test("refuses what does not go with its state")
    func conflicts() throws {
        for state in try [Self.done(), Self.failed()] {
            #expect(throws: StorageError.conflict) { try state.cancelled(at: time(20)) }
        }
        for state in try [Self.queued(), Self.running(), Self.done()] {
            #expect(throws: StorageError.conflict) { try state.retried(at: time(30)) }
        }
        for state in try [Self.queued(), Self.running(), Self.failed()] {
            #expect(throws: StorageError.conflict) { try state.rerun(at: time(30)) }
        }
        #expect(throws: StorageError.conflict) { try #require(Self.done().withoutMedium()).rerun(at: time(30)) }
        #expect(throws: StorageError.conflict) { try #require(Self.failed().withoutMedium()).retried(at: time(30)) }
        #expect(try Self.queued().withoutMedium() == nil && Self.running().withoutMedium() == nil)
        #expect(try Self.done().withoutMedium()?.withoutMedium() == nil)
    }

    @Test("keeps a report that is run again as the previous one, through a failure too")
    func previous() throws {
        let report = try #require(Self.done().report)
        let again = try Self.done().rerun(at: time(30))
        #expect(again.previous == report && again.report == nil && again.verdict == nil && again.probability == nil)
        let failed = try Self.failed(again.claimed(at: time(30), until: time(40), by: "other"))
        let retried = try failed.retried(at: time(30))
        #expect(retried.previous == report && retried.error == nil && retried.errorCode == nil && retried.attempts == 0)
    }

    @Test("counts attempts up with each take, and one down when it is given back in order")
    func attempts() throws {
        var job = try Self.queued()
        for _ in 0..<4 {
            job = try job.claimed(at: time(10), until: time(20), by: "worker").released(
                under: job.fence + 1, at: time(15))
        }
        #expect(job.attempts == 0 && job.fence == 4)
        for _ in 0..<4 { job = job.claimed(at: time(10), until: time(20), by: "worker") }
        #expect(job.attempts == 4 && job.fence == 8 && job.started == time(10))
    }

    @Test(
        "rests longer after each setback, and is given up after its fifth attempt",
        arguments: [(1, 5.0), (2, 20), (3, 80), (4, 320)])
    func setbacks(attempts: Int, rest: Double) throws {
        for chance in [0.0, 0.5, 1] {
            var job = try Self.queued()
            for _ in 0..<attempts {
                job = job.rested(at: time(9)).claimed(at: time(10), until: time(20), by: "worker")
                job = try Self.setBack(job, .mediumUnreadable, chance: chance)
            }
            #expect(job.restUntil == time(15) + rest * (0.5 + 0.5 * chance))
            #expect(job.state == .queued && job.jobState == .resting && job.attempts == attempts)
            #expect(job.holder == nil && job.leaseUntil == nil && job.since == time(15))
        }
        var job = try Self.setBack(Self.running(attempts: 5), .mediumUnreadable)
        #expect(job.jobState == .dead && job.state == .failed && job.restUntil == nil && job.finished == time(15))
        #expect(job.record().error?.code == .gaveUp)
        #expect(job.record().error?.message.contains("in 5 tries") == true)
        #expect(job.record().error?.message.contains("words") == false, "they are for the operator alone")
        #expect(job.record().setback == Setback(.mediumUnreadable, at: time(), words: "words"))
        job = try job.requeued(at: time(50))
        #expect(job.isWaiting && job.attempts == 0 && job.setback == nil && job.since == time(50))
    }

    @Test("is not given up for a store that is away, however long; its rests grow up to a longest one")
    func away() throws {
        var job = try Self.queued()
        for attempt in 1...20 {
            job = try Self.setBack(
                job.rested(at: time(9)).claimed(at: time(10), until: time(20), by: "worker"), .storeAway)
            #expect(job.attempts == 0 && job.jobState == .resting)
            #expect(job.record().setback?.count == attempt)
        }
        #expect(job.restUntil == time(15) + 320)
        let soon = try job.requeued(at: time(16))
        #expect(soon.isWaiting && soon.since == time(16), "an operator ends its rest")
    }

    @Test("is taken over at once from a silent worker, and given up after the fifth fell silent")
    func takeover() throws {
        let next = try Self.takenOver(Self.running())
        #expect(next.attempts == 2 && next.fence == 2 && next.holder == "other" && next.leaseUntil == time(40))
        #expect(next.record().setback == Setback(.workerLost, at: time()))
        let dead = try Self.takenOver(Self.running(attempts: 5))
        #expect(dead.jobState == .dead && dead.record().error?.message.contains("stopped 5 times") == true)
        #expect(try Self.done(next).setback == nil)
    }

    @Test(
        "is kept only where there is room, and stays kept whatever there is",
        arguments: [(5, true, false), (9, true, false), (10, true, true), (5, false, true)])
    func retention(limit: Int, isTransient: Bool, fits: Bool) throws {
        let mode = isTransient ? Retention(.held, until: time(99)) : Retention(.keep)
        let analysis = try Self.queued(retention: mode)
        let room = StorageAmount(bytes: limit, files: 1)
        let used = isTransient ? StorageUsage.zero : analysis.usage
        if fits {
            #expect(try analysis.retained(as: Retention(.keep), within: room, beside: used).retention.mode == .keep)
        } else {
            #expect(throws: StorageError.quotaExceeded) {
                try analysis.retained(as: Retention(.keep), within: room, beside: used)
            }
        }
    }

    @Test("has a small picture only while it is not ephemeral and has its medium")
    func picture() throws {
        #expect(try Self.done().hasThumbnail)
        let ephemeral = try Self.queued(retention: Retention(.ephemeral, until: time(99)))
        #expect(try !Self.done(ephemeral.claimed(at: time(10), until: time(20), by: "worker")).hasThumbnail)
        #expect(try Self.done().withoutMedium()?.hasThumbnail == false)
    }

    private static func words(_ effect: Effect) -> String {
        switch effect {
        case .book(let change):
            "book kept \(change.kept.bytes) B, \(change.kept.files), transient \(change.transient.bytes) B, \(change.transient.files)"
        case .refer(nil, _): "refer"
        case .refer(_, nil): "refer no more"
        case .refer: "refer to another"
        case .leaveLine(let line): "leave the \(line) line"
        case .enterLine(let line, _): "enter the \(line) line"
        case .passTurn(let line, _): "pass the turn of \(line)"
        case .clearEvidence: "clear evidence"
        case .dropMedium: "drop the medium"
        case .dropThumbnail: "drop the picture"
        case .announce(let message): "announce \(message.event)"
        }
    }
}
