import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A job queue", .timeLimit(.minutes(20)))
struct JobQueueTests {
    @Test("hands out the oldest job first, once", arguments: Backend.all)
    func order(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.queued("young", created: time(1)))
            try await store.insert(.queued("old", created: time(0)))
            let first = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            #expect(first.id == "old")
            #expect(first.state == .running)
            #expect(first.attempts == 1)
            #expect(first.fence == 1)
            #expect(first.started == time(10))
            #expect(first.leaseUntil == time(20))
            #expect(try await store.analysis(id: "old", owner: "alice") == first)
            #expect(try await store.claim(now: time(10), leaseUntil: time(20))?.id == "young")
            #expect(try await store.claim(now: time(10), leaseUntil: time(20)) == nil)
        }
    }

    @Test(
        "hands a job out again when its lease has ended, with a new fence and without old evidence",
        arguments: Backend.all)
    func leaseExpiry(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            try await store.append(.sample(), id: "analysis", fence: fence)
            #expect(try await store.claim(now: time(19), leaseUntil: time(30)) == nil)
            let second = try #require(try await store.claim(now: time(20), leaseUntil: time(30)))
            #expect(second.fence == fence + 1)
            #expect(second.attempts == 2)
            #expect(second.started == time(10))
            #expect(second.evidence.isEmpty)
            #expect(try await store.analysis(id: "analysis", owner: "alice")?.evidence == [])
        }
    }

    @Test("keeps a renewed job from others", arguments: Backend.all)
    func renewal(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            try await store.renew(id: "analysis", fence: fence, leaseUntil: time(40))
            #expect(try await store.claim(now: time(39), leaseUntil: time(50)) == nil)
            #expect(try await store.claim(now: time(40), leaseUntil: time(50)) != nil)
        }
    }

    @Test("lets a worker whose job was taken over write nothing", arguments: Backend.all)
    func staleWorker(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            let current = try await store.claim(now: time(20), leaseUntil: time(30))
            await expectLeaseLost(store, fence: fence)
            #expect(try await store.analysis(id: "analysis", owner: "alice") == current)
        }
    }

    @Test("lets a worker whose job was deleted write nothing", arguments: Backend.all)
    func deletedJob(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            try await store.append(.sample(), id: "analysis", fence: fence)
            #expect(try await store.delete(id: "analysis", owner: "alice")?.evidence == [.sample()])
            await expectLeaseLost(store, fence: fence)
            #expect(try await store.claim(now: time(90), leaseUntil: time(99)) == nil)
        }
    }

    @Test("keeps evidence in the order in which it arrived", arguments: Backend.all)
    func evidence(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            let arriving = (0..<12).map { Evidence.sample("detector.\($0)") }
            for evidence in arriving { try await store.append(evidence, id: "analysis", fence: fence) }
            #expect(try await store.analysis(id: "analysis", owner: "alice")?.evidence == arriving)
            #expect(try await store.page(owner: "alice", after: nil, limit: 1).first?.evidence == arriving)
        }
    }

    @Test(
        "ends a job with a report or an error, for good", arguments: Backend.all,
        [Result.success(try Report.sample()), .failure(MediaError(.unprocessableMedia, "The file is damaged."))])
    func end(backend: Backend, outcome: Result<Report, MediaError>) async throws {
        try await backend.withJob { store, fence in
            try await store.append(.sample(), id: "analysis", fence: fence)
            try await store.finish(id: "analysis", fence: fence, at: time(15), outcome: outcome)
            let ended = try #require(try await store.analysis(id: "analysis", owner: "alice"))
            #expect(ended.finished == time(15))
            #expect(ended.leaseUntil == nil)
            #expect(ended.evidence.isEmpty)
            switch outcome {
            case .success(let report):
                #expect(ended.state == .done)
                #expect(ended.report?.report == report)
                #expect(ended.error == nil)
            case .failure(let error):
                #expect(ended.state == .failed)
                #expect(ended.error == error)
                #expect(ended.report == nil)
            }
            await expectLeaseLost(store, fence: fence)
            #expect(try await store.claim(now: time(90), leaseUntil: time(99)) == nil)
        }
    }

    @Test("takes a job back from a worker that shuts down, even in a cancelled task", arguments: Backend.all)
    func release(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            try await store.append(.sample(), id: "analysis", fence: fence)
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await store.release(id: "analysis", fence: fence, at: time(30))
            }
            try await task.value
            let released = try #require(try await store.analysis(id: "analysis", owner: "alice"))
            #expect(released.state == .queued)
            #expect(released.attempts == 0)
            #expect(released.evidence.isEmpty)
            await expectLeaseLost(store, fence: fence)
            #expect(try await store.claim(now: time(11), leaseUntil: time(20))?.fence == fence + 1)
        }
    }

    @Test("counts what waits", arguments: Backend.all)
    func depth(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            for number in 0..<5 { try await store.insert(.queued("a\(number)", created: time(Int64(number)))) }
            _ = try await store.claim(now: time(10), leaseUntil: time(20))
            #expect(try await store.queued() == 4)
            #expect(try await store.ahead(of: "a3") == 2)
            #expect(try await store.ahead(of: "a1") == 0)
            for id in ["a0", "absent"] { #expect(try await store.ahead(of: id) == 0) }
        }
    }

    @Test("lets accounts take turns, whoever queued more", arguments: Backend.all)
    func turns(backend: Backend) async throws {
        try await backend.withStore { store in
            for owner in ["alice", "bob", "carol"] { try await store.insert(.account(owner)) }
            for number in 0..<4 {
                try await store.insert(.queued("alice-\(number)", owner: "alice", created: time(Int64(number))))
            }
            for number in 0..<2 {
                try await store.insert(.queued("bob-\(number)", owner: "bob", created: time(Int64(10 + number))))
            }
            #expect(try await store.claim(now: time(20), leaseUntil: time(90))?.id == "alice-0")
            try await store.insert(.queued("carol-0", owner: "carol", created: time(21)))
            var order: [String] = []
            while let job = try await store.claim(now: time(22), leaseUntil: time(90)) { order.append(job.id) }
            #expect(order == ["bob-0", "alice-1", "carol-0", "bob-1", "alice-2", "alice-3"])
        }
    }

    @Test(
        "takes interactive jobs before batches before what is run again; accounts take turns in each",
        arguments: Backend.all)
    func priorities(backend: Backend) async throws {
        try await backend.withStore { store in
            for owner in ["alice", "bob"] { try await store.insert(.account(owner)) }
            let jobs: [(String, String, JobPriority)] = [
                ("a-again", "alice", .rerun), ("a-batch", "alice", .batch), ("a-batch2", "alice", .batch),
                ("b-batch", "bob", .batch), ("a-now", "alice", .interactive), ("b-now", "bob", .interactive),
                ("a-now2", "alice", .interactive),
            ]
            for (number, (id, owner, priority)) in jobs.enumerated() {
                var job = AnalysisRecord.queued(id, owner: owner, created: time(Int64(number)))
                job.priority = priority
                try await store.insert(job)
            }
            let expected = ["a-now", "b-now", "a-now2", "a-batch", "b-batch", "a-batch2", "a-again"]
            for (place, id) in expected.enumerated() { #expect(try await store.ahead(of: id) == place) }
            var order: [String] = []
            while let job = try await store.claim(now: time(22), leaseUntil: time(90)) { order.append(job.id) }
            #expect(order == expected)
        }
    }

    @Test("lets a batch that waited for ten minutes take its turn before what came later", arguments: Backend.all)
    func patience(backend: Backend) async throws {
        try await backend.withStore { store in
            for owner in ["alice", "bob"] { try await store.insert(.account(owner)) }
            for number in 0..<2 {
                var batch = AnalysisRecord.queued("batch\(number)", created: time(Int64(number)))
                batch.priority = .batch
                try await store.insert(batch)
            }
            let later: Int64 = 601_000_000
            for number in 0..<3 {
                try await store.insert(.queued("now\(number)", owner: "bob", created: time(later + Int64(number))))
            }
            #expect(try await store.ahead(of: "batch0") == 0)
            #expect(try await store.ahead(of: "batch1") == 4)
            var order: [String] = []
            while let job = try await store.claim(now: time(later + 9), leaseUntil: time(later + 90)) {
                order.append(job.id)
            }
            #expect(order == ["batch0", "now0", "now1", "now2", "batch1"])
        }
    }

    @Test("lets a job that was set back rest, and then stand in the line again", arguments: Backend.all)
    func resting(backend: Backend) async throws {
        try await backend.withJob { store, fence in
            try await store.append(.sample(), id: "analysis", fence: fence)
            let setback = Setback(.mediumUnreadable, at: time(), words: "No such disk.")
            try await store.setBack(id: "analysis", fence: fence, by: setback, chance: 0)
            let resting = try #require(try await store.analysis(id: "analysis", owner: "alice"))
            #expect(resting.state == .queued && resting.jobState == .resting && resting.evidence.isEmpty)
            #expect(resting.restUntil == time(2_500_000) && resting.attempts == 1 && resting.setback == setback)
            #expect(try await store.queued() == 1, "one that rests is work that is left")
            #expect(try await store.ahead(of: "analysis") == 0)
            await expectLeaseLost(store, fence: fence)
            #expect(try await store.claim(now: time(2_499_999), leaseUntil: time(2_500_020)) == nil)
            let again = try #require(try await store.claim(now: time(2_500_000), leaseUntil: time(2_500_020)))
            #expect(again.attempts == 2 && again.fence == fence + 1 && again.restUntil == nil)
        }
    }

    @Test(
        "gives a job up after the fifth worker that fell silent, tells of it, and queues it again on demand",
        arguments: Backend.all)
    func dead(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(
                WebhookRecord(
                    id: "hook", ownerID: "alice", url: "https://example.org", secret: Data([1]), created: time()),
                atMost: 1)
            try await store.insert(AnalysisRecord.queued())
            for attempt in 1...5 {
                let job = try await store.claim(now: time(Int64(attempt)), leaseUntil: time(0), by: "w\(attempt)")
                #expect(job?.attempts == attempt && job?.holder == "w\(attempt)")
            }
            #expect(try await store.jobs(in: [.running], after: nil, limit: 9).map(\.holder) == ["w5"])
            #expect(try await store.claim(now: time(9), leaseUntil: time(20)) == nil)
            let dead = try #require(try await store.analysis(id: "analysis", owner: "alice"))
            #expect(dead.state == .failed && dead.error?.code == .gaveUp && dead.setback?.reason == .workerLost)
            #expect(try await store.jobs(in: [.dead, .waiting], after: nil, limit: 9) == [dead])
            #expect(try await store.statistics().dead == 1)
            let messages = try await store.deliveries(webhook: "hook", owner: "alice", after: nil, limit: 9)
            #expect(messages.map(\.event) == ["analysis.failed"] && messages.first?.body.contains("gave_up") == true)
            await #expect(throws: StorageError.absent) { try await store.requeue(id: "none", at: time(30)) }
            #expect(try await store.requeue(id: "analysis", at: time(30)).state == .queued)
            await #expect(throws: StorageError.conflict) { try await store.requeue(id: "analysis", at: time(31)) }
            #expect(try await store.statistics().dead == 0)
            #expect(try await store.claim(now: time(40), leaseUntil: time(50))?.attempts == 1)
        }
    }

    @Test("takes a job whose worker died before it goes on with the line", arguments: Backend.all)
    func abandonedFirst(backend: Backend) async throws {
        try await backend.withStore { store in
            for owner in ["alice", "bob"] { try await store.insert(.account(owner)) }
            try await store.insert(.queued("old", owner: "bob", created: time(0)))
            for number in 0..<2 { try await store.insert(.queued("a\(number)", created: time(Int64(1 + number)))) }
            _ = try await store.claim(now: time(10), leaseUntil: time(20))
            #expect(try await store.claim(now: time(19), leaseUntil: time(40))?.id == "a0")
            #expect(try await store.claim(now: time(20), leaseUntil: time(40))?.id == "old")
            #expect(try await store.claim(now: time(20), leaseUntil: time(40))?.id == "a1")
        }
    }

    @Test("tells the place that a job turns out to have, for any mixture of accounts", arguments: Backend.all)
    func places(backend: Backend) async throws {
        try await backend.withStore { store in
            let owners = ["alice", "bob", "alice", "carol", "alice", "dave", "bob"]
            for owner in Set(owners) { try await store.insert(.account(owner)) }
            for number in 0..<60 {
                let created = time(Int64(number * 13 % 20))
                try await store.insert(.queued("job-\(number)", owner: owners[number % 7], created: created))
                guard number.isMultiple(of: 5) else { continue }
                let job = try #require(try await store.claim(now: time(30), leaseUntil: time(90)))
                if number.isMultiple(of: 3) { try await store.release(id: job.id, fence: job.fence, at: time(30)) }
            }
            var places: [String: Int] = [:]
            for number in 0..<60 { places["job-\(number)"] = try await store.ahead(of: "job-\(number)") }
            var taken = 0
            while let job = try await store.claim(now: time(31), leaseUntil: time(90)) {
                #expect(places[job.id] == taken, "\(job.id)")
                taken += 1
            }
            #expect(taken > 40)
        }
    }

    @Test("hands each of 1,000 jobs to exactly one of eight workers", arguments: Backend.all)
    func contention(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let ids = (0..<1000).map { "job-\($0)" }
            for id in ids { try await store.insert(.queued(id)) }
            let claimed = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        var mine: [String] = []
                        while let job = try await store.claim(now: time(10), leaseUntil: time(20)) {
                            mine.append(job.id)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(claimed.count == ids.count)
            #expect(Set(claimed) == Set(ids))
        }
    }

    private func expectLeaseLost(_ store: any AnalysisRepository, fence: Int64) async {
        await #expect(throws: StorageError.leaseLost) {
            try await store.renew(id: "analysis", fence: fence, leaseUntil: time(99))
        }
        await #expect(throws: StorageError.leaseLost) {
            try await store.append(.sample("late"), id: "analysis", fence: fence)
        }
        await #expect(throws: StorageError.leaseLost) {
            try await store.finish(id: "analysis", fence: fence, at: time(99), outcome: .success(try .sample()))
        }
        await #expect(throws: StorageError.leaseLost) {
            try await store.release(id: "analysis", fence: fence, at: time(30))
        }
    }
}

extension Backend {
    /// Lends a store with one claimed job, `analysis`, whose lease ends at `time(20)`.
    fileprivate func withJob(_ body: (any Store, _ fence: Int64) async throws -> Void) async throws {
        try await withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await body(store, job.fence)
        }
    }
}
