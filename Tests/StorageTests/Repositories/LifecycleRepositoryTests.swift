import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("The life of an analysis in a store", .timeLimit(.minutes(20)))
struct LifecycleRepositoryTests {
    @Test("ends with a cancellation, and its worker's fence with it", arguments: Backend.all)
    func cancel(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await store.append(.sample(), id: "analysis", fence: job.fence)
            #expect(try await store.holds(id: "analysis", fence: job.fence))
            let cancelled = try await store.cancel(id: "analysis", owner: "alice", at: time(11))
            #expect(cancelled.state == .failed)
            #expect(cancelled.error?.code == .cancelled)
            #expect(cancelled.finished == time(11))
            #expect(cancelled.evidence.isEmpty)
            #expect(try await !store.holds(id: "analysis", fence: job.fence))
            await #expect(throws: StorageError.leaseLost) {
                try await store.finish(
                    id: "analysis", fence: job.fence, at: time(12), outcome: .success(.sample("analysis")))
            }
            await #expect(throws: StorageError.conflict) {
                try await store.cancel(id: "analysis", owner: "alice", at: time(12))
            }
            #expect(try await store.claim(now: time(100), leaseUntil: time(200)) == nil)
        }
    }

    @Test("begins anew after a failure", arguments: Backend.all)
    func retry(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            await #expect(throws: StorageError.conflict) {
                try await store.retry(id: "analysis", owner: "alice", at: time(12))
            }
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(11))
            let again = try await store.retry(id: "analysis", owner: "alice", at: time(12))
            #expect(again.state == .queued)
            #expect(again.attempts == 0)
            #expect(again.error == nil)
            #expect(try await store.claim(now: time(20), leaseUntil: time(30))?.id == "analysis")
        }
    }

    @Test("keeps the report before when it is run again", arguments: Backend.all)
    func rerun(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            await #expect(throws: StorageError.conflict) {
                try await store.rerun(id: "analysis", owner: "alice", at: time(12))
            }
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await store.finish(
                id: "analysis", fence: job.fence, at: time(11), outcome: .success(.sample("analysis")))
            let again = try await store.rerun(id: "analysis", owner: "alice", at: time(12))
            #expect(again.state == .queued)
            #expect(again.report == nil)
            #expect(again.previous?.id == "analysis")
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(12))
            #expect(try await store.analysis(id: "analysis", owner: "alice")?.previous == again.previous)
            _ = try await store.retry(id: "analysis", owner: "alice", at: time(12))
            #expect(try await store.usage(owner: "alice").kept.files == 1)
        }
    }

    @Test("cannot begin anew without its medium, nor for somebody else", arguments: Backend.all)
    func refusals(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(AnalysisRecord.queued())
            for body in [store.retry(id:owner:at:), store.rerun(id:owner:at:)] {
                await #expect(throws: StorageError.absent) { try await body("analysis", "bob", time(12)) }
            }
            await #expect(throws: StorageError.absent) {
                try await store.cancel(id: "analysis", owner: "bob", at: time(1))
            }
            await #expect(throws: StorageError.absent) {
                try await store.setFeedback(Feedback(label: .real), id: "analysis", owner: "bob")
            }
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(11))
            _ = try await store.forgetMedium(id: "analysis")
            await #expect(throws: StorageError.conflict) {
                try await store.retry(id: "analysis", owner: "alice", at: time(12))
            }
        }
    }

    @Test("carries what its owner said about it", arguments: Backend.all)
    func feedback(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            let feedback = Feedback(label: .manipulated, note: "cut out")
            try await store.setFeedback(feedback, id: "analysis", owner: "alice")
            #expect(try await store.analysis(id: "analysis", owner: "alice")?.feedback == feedback)
        }
    }

    @Test("is made once by a key, however often and at whatever time it is asked for", arguments: Backend.all)
    func keys(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            let key = IdempotencyKey(key: "k", fingerprint: hash(1))
            let admissions = try await withThrowingTaskGroup { group in
                for number in 0..<50 {
                    group.addTask { try await store.insert(.queued("a\(number)"), within: .plenty, key: key) }
                }
                return try await group.reduce(into: [Admission]()) { $0.append($1) }
            }
            let made = try await store.page(owner: "alice", after: nil, limit: 100).map(\.id)
            #expect(made.count == 1)
            #expect(admissions.count { $0 == .added(Retention(.keep)) } == 1)
            #expect(admissions.count { $0 == .repeated(made[0]) } == 49)
            await #expect(throws: StorageError.keyReused) {
                try await store.insert(
                    .queued("b"), within: .plenty, key: IdempotencyKey(key: "k", fingerprint: hash(2)))
            }
            #expect(
                try await store.insert(.queued("bobs", owner: "bob"), within: .plenty, key: key)
                    == .added(Retention(.keep)))
            let nextDay = time() + IdempotencyKey.lifetime + 1
            #expect(
                try await store.insert(.queued("later", created: nextDay), within: .plenty, key: key)
                    == .added(Retention(.keep)))
            try await store.forgetKeys(before: nextDay)
            #expect(
                try await store.insert(.queued("again", owner: "bob"), within: .plenty, key: key)
                    == .added(Retention(.keep)))
        }
    }
}
