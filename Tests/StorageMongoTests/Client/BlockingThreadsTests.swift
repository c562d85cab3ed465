import Synchronization
import Testing

@testable import StorageMongo

@Suite("Threads that wait", .timeLimit(.minutes(20)))
struct BlockingThreadsTests {
    @Test("All work is done, by no more threads at a time than there may be")
    func width() async {
        let threads = BlockingThreads(width: 3)
        let running = Running()
        let sum = await withTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    await threads.run { () -> Int in
                        running.begin()
                        defer { running.end() }
                        return number
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(sum == 19_900)
        #expect(running.most <= 3)
    }

    @Test("Work that waits for other work gets a thread of its own")
    func waiting() async {
        let threads = BlockingThreads(width: 2)
        let running = Running()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    await threads.run {
                        running.begin()
                        while running.most < 2 {}
                    }
                }
            }
        }
        #expect(running.most == 2)
    }

    @Test("An error arrives as it was thrown")
    func thrown() async {
        let threads = BlockingThreads(width: 1)
        await #expect(throws: BSONError.text) { try await threads.run { () throws(BSONError) in throw .text } }
    }
}

/// How many run at the same time.
private final class Running: Sendable {
    private let count = Mutex((now: 0, most: 0))

    var most: Int { count.withLock { $0.most } }

    func begin() {
        count.withLock { count in
            count.now += 1
            count.most = max(count.most, count.now)
        }
    }

    func end() { count.withLock { $0.now -= 1 } }
}
