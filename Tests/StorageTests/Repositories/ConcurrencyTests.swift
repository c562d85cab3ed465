import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("Many at the same time", .timeLimit(.minutes(20)))
struct ConcurrencyTests {
    /// Runs an operation `count` times at once; how often it succeeded, and its errors.
    private static func race(
        _ count: Int, _ operation: @escaping @Sendable (Int) async throws(StorageError) -> Bool
    ) async -> (won: Int, errors: [StorageError]) {
        await withTaskGroup(of: Result<Bool, StorageError>.self) { group in
            for number in 0..<count {
                group.addTask {
                    do throws(StorageError) { return .success(try await operation(number)) } catch {
                        return .failure(error)
                    }
                }
            }
            var (won, errors) = (0, [StorageError]())
            for await result in group {
                switch result {
                case .success(let isWinner): won += isWinner ? 1 : 0
                case .failure(let error): errors.append(error)
                }
            }
            return (won, errors)
        }
    }

    @Test("200 uploads against one limit end exactly at it", arguments: Backend.all)
    func quota(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.touch(blob: key(), bytes: 10, at: time())
            let allowance = StorageAllowance(
                limit: StorageAmount(bytes: 570, files: 1000), transient: StorageAmount(bytes: 230, files: 1000))
            let (won, errors) = await Self.race(200) { number throws(StorageError) in
                let analysis = AnalysisRecord.queued("a\(number)", created: time(Int64(number)), bytes: 10)
                _ = try await store.insert(analysis, medium: nil, within: allowance, key: nil)
                return true
            }
            #expect(won == 80)
            #expect(errors.count == 120 && errors.allSatisfy { $0 == .quotaExceeded })
            let usage = StorageUsage(
                kept: StorageAmount(bytes: 570, files: 57), transient: StorageAmount(bytes: 230, files: 23))
            #expect(try await store.usage(owner: "alice") == usage)
            #expect(try await store.blobs(among: [key()])[key()]?.references == 80)
            #expect(try await store.queued() == 80)
        }
    }

    @Test("Fifty repetitions of one request make one analysis", arguments: Backend.all)
    func idempotency(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.touch(blob: key(), bytes: 10, at: time())
            let request = IdempotencyKey(key: "request", fingerprint: hash(1))
            let (made, errors) = await Self.race(50) { number throws(StorageError) in
                let admission = try await store.insert(
                    .queued("a\(number)"), medium: nil, within: .plenty, key: request)
                if case .added = admission { return true } else { return false }
            }
            #expect(made == 1 && errors.isEmpty)
            #expect(try await store.page(owner: "alice", after: nil, limit: 100).count == 1)
        }
    }

    @Test("Of many ends of one job, one counts", arguments: Backend.all)
    func fences(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.queued())
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            let (won, errors) = await Self.race(30) { number throws(StorageError) in
                switch number % 3 {
                case 0: _ = try await store.cancel(id: job.id, owner: "alice", at: time(11))
                case 1: try await store.release(id: job.id, fence: job.fence, at: time(30))
                default:
                    try await store.finish(
                        id: job.id, fence: job.fence, at: time(11), outcome: .failure(MediaError(.unreadable, "No.")))
                }
                return true
            }
            // One that goes back to the queue may be cancelled after that.
            #expect((1...2).contains(won))
            #expect(errors.allSatisfy { $0 == .leaseLost || $0 == .conflict })
        }
    }

    @Test("A medium that is taken in while it is deleted is there or refused, never lost", arguments: Backend.all)
    func blobs(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            for round in 0..<20 {
                try await store.touch(blob: key(), bytes: 10, at: time(Int64(round)))
                let (added, doomed) = await (
                    Self.race(1) { _ throws(StorageError) in
                        _ = try await store.insert(.queued("a\(round)"), medium: nil, within: .plenty, key: nil)
                        return true
                    },
                    Self.race(1) { _ throws(StorageError) in
                        try await !store.claimDoomed(among: [key()], at: time(Int64(round))).isEmpty
                    }
                )
                #expect(added.won + doomed.won == 1)
                #expect(added.errors.allSatisfy { $0 == .busy })
                if added.won == 1 { _ = try await store.delete(id: "a\(round)", owner: "alice") }
                try await store.forget(blob: key())
            }
        }
    }
}
