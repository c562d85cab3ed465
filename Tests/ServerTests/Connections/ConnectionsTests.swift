import Synchronization
import Testing

@testable import Addresses
@testable import Server

@Suite("Open connections", .timeLimit(.minutes(20)))
struct ConnectionsTests {
    /// Connections whose names tell what became of them.
    private final class Book {
        let connections: Connections
        let closed = Log()
        private var tokens: [String: Token] = [:]

        init(most: Int) { connections = Connections(most: most) { $0.isLoopback } }

        /// Opens a connection that has kept the server waiting for some seconds; nil for one that works.
        func open(_ name: String, from address: String, lag: Double?) -> Bool {
            let (token, closed) = (Token(), closed)
            tokens[name] = token
            return connections.open(
                ObjectIdentifier(token), from: IPAddress(address), at: .now, lag: { _ in lag.map { .seconds($0) } },
                close: { closed.add(name) })
        }

        func close(_ name: String) { if let token = tokens[name] { connections.close(ObjectIdentifier(token)) } }
    }

    private final class Token: Sendable {}

    private final class Log: Sendable {
        private let names = Mutex<[String]>([])
        var all: [String] { names.withLock { $0 } }
        func add(_ name: String) { names.withLock { $0.append(name) } }
    }

    @Test("A newcomer to a full house takes the place of the one that has waited longest, in the largest network")
    func eviction() {
        let book = Book(most: 4)
        #expect(book.open("a", from: "192.0.2.1", lag: 50))
        #expect(book.open("b", from: "127.0.0.1", lag: 5))
        #expect(book.open("c", from: "127.0.0.2", lag: 9))
        #expect(book.closed.all.isEmpty)
        #expect(book.open("d", from: "198.51.100.1", lag: 0))
        #expect(book.closed.all == ["c"])
    }

    @Test("Those that work or are ahead are left alone; then the listener waits")
    func working() {
        let book = Book(most: 2)
        #expect(book.open("a", from: "127.0.0.1", lag: nil))
        #expect(book.open("b", from: "127.0.0.1", lag: -3))
        #expect(book.open("c", from: "127.0.0.1", lag: nil))
        #expect(book.closed.all.isEmpty)
    }

    @Test("A network has half of all: one more takes the place of its own, or has none")
    func share() {
        let book = Book(most: 8)
        for number in 0..<4 { #expect(book.open("\(number)", from: "192.0.2.\(number)", lag: Double(number + 1))) }
        #expect(book.open("other", from: "198.51.100.1", lag: 99))
        #expect(book.open("more", from: "192.0.2.200", lag: nil))
        #expect(book.closed.all == ["3"])
        for name in ["0", "1", "2"] { book.close(name) }
        for number in 0..<3 { #expect(book.open("w\(number)", from: "192.0.2.1", lag: nil)) }
        #expect(!book.open("one too many", from: "192.0.2.1", lag: nil))
        #expect(book.closed.all == ["3"])
    }

    @Test("Those who stand for others have no share")
    func proxies() {
        let book = Book(most: 8)
        for number in 0..<7 { #expect(book.open("\(number)", from: "127.0.0.1", lag: nil)) }
        #expect(book.closed.all.isEmpty)
    }
}
