import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("Statistics of a store", .timeLimit(.minutes(20)))
struct StatisticsRepositoryTests {
    @Test("sum over all accounts what waits and what is stored", arguments: Backend.all)
    func sums(backend: Backend) async throws {
        try await backend.withStore { store in
            let nothing = StoreStatistics(queued: [:], oldestQueued: nil, usage: .zero)
            #expect(try await store.statistics() == nothing)
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(.queued("a", created: time(5), bytes: 10))
            try await store.insert(.queued("b", owner: "bob", created: time(3), bytes: 20))
            try await store.insert(
                .queued("c", created: time(1), bytes: 40, retention: Retention(.ephemeral, until: time(9))))
            var text = AnalysisRecord.queued("d", created: time(7), bytes: 80)
            text.media.kind = .text
            try await store.insert(text)
            #expect(try await store.claim(now: time(10), leaseUntil: time(20))?.id == "c")
            let expected = StoreStatistics(
                queued: [.image: 2, .text: 1], oldestQueued: time(3),
                usage: StorageUsage(
                    kept: StorageAmount(bytes: 110, files: 3), transient: StorageAmount(bytes: 40, files: 1)))
            #expect(try await store.statistics() == expected)
        }
    }
}
