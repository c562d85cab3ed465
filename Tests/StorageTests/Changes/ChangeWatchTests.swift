import Foundation
import Storage
import Testing

@Suite("A watch for changes", .timeLimit(.minutes(20)))
struct ChangeWatchTests {
    private let hub = ChangeHub()
    private let forever = Duration.seconds(3600)

    @Test("is told of a change that came before anybody waited, once however often it came")
    func before() async {
        let watch = hub.watch(.line)
        for _ in 0..<3 { hub.announce([.line, .analysis("a")]) }
        #expect(await watch.next(within: forever))
        #expect(await !watch.next(within: .zero))
    }

    @Test("is told while it waits, and of its own topic alone")
    func during() async {
        let (one, other) = (hub.watch(.analysis("a")), hub.watch(.analysis("b")))
        async let isTold = one.next(within: forever)
        hub.announce([.analysis("a")])
        #expect(await isTold)
        #expect(await !other.next(within: .zero))
    }

    @Test("loses no change, though nearly all its waits end before one comes")
    func patience() async {
        let (line, answers) = (hub.watch(.line), hub.watch(.analysis("told")))
        await withDiscardingTaskGroup { group in
            group.addTask {
                for _ in 0..<200 {
                    while await !line.next(within: .microseconds(20)) {}
                    hub.announce([.analysis("told")])
                }
            }
            for _ in 0..<200 {
                hub.announce([.line])
                #expect(await answers.next(within: forever))
            }
        }
    }

    @Test("ends a wait when the task is cancelled, and is as before afterwards")
    func cancelled() async {
        let watch = hub.watch(.line)
        let waiter = Task { await watch.next(within: forever) }
        waiter.cancel()
        #expect(await !waiter.value)
        hub.announce([.line])
        #expect(await watch.next(within: forever))
    }

    @Test("leaves nothing behind when nobody has it any more")
    func end() async {
        do {
            let watches = (0..<100).map { hub.watch(.analysis("\($0 % 10)")) }
            #expect(hub.topics.count == 10)
            withExtendedLifetime(watches) {}
        }
        #expect(hub.topics.isEmpty)
    }
}
