import Analysis
import Synchronization
import Testing

@Suite("Bounded concurrency", .timeLimit(.minutes(20)))
struct BoundedConcurrencyTests {
    @Test("Every input is worked on once, and never more than the bound at the same time", arguments: [1, 3, 50])
    func bound(width: Int) async {
        let running = Mutex((now: 0, most: 0))
        var outcomes: [Int] = []
        await BoundedConcurrency.forEach(0..<40, width: width) { input in
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            await Task.yield()
            running.withLock { $0.now -= 1 }
            return input * 2
        } finished: {
            outcomes.append($0)
        }
        #expect(outcomes.sorted() == (0..<40).map { $0 * 2 })
        #expect(running.withLock { $0.most } <= width)
    }

    @Test("A failure on the caller's side starts no further input and comes out")
    func failure() async {
        let started = Mutex(0)
        await #expect(throws: CancellationError.self) {
            try await BoundedConcurrency.forEach(0..<1000, width: 2) { _ in
                started.withLock { $0 += 1 }
            } finished: { _ in
                throw CancellationError()
            }
        }
        #expect(started.withLock { $0 } <= 4)
    }

    @Test("A cancelled task starts no further input")
    func cancelled() async {
        let started = Mutex(0)
        let task = Task {
            await BoundedConcurrency.forEach(0..<1000, width: 2) { _ in
                started.withLock { $0 += 1 }
            } finished: { _ in
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await task.value
        #expect(started.withLock { $0 } <= 4)
    }
}
