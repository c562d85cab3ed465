import Storage
import Testing

@testable import BlobsS3

@Suite("The ledger of local copies", .timeLimit(.minutes(20)))
struct CopyLedgerTests {
    private let (a, b, c): (BlobKey, BlobKey, BlobKey)

    init() throws { (a, b, c) = (try BlobKey(key("a")), try BlobKey(key("b")), try BlobKey(key("c"))) }

    @Test("lets those go that have not been read for longest, once there are too many bytes")
    func oldest() {
        let ledger = Ledger(limit: 100)
        #expect(ledger.add(a, bytes: 40, readers: 0).isEmpty)
        #expect(ledger.add(b, bytes: 40, readers: 0).isEmpty)
        #expect(ledger.open(a))
        #expect(ledger.close(a).isEmpty)
        #expect(ledger.add(c, bytes: 40, readers: 0) == [b])
        #expect(ledger.bytes == 80)
        #expect(!ledger.open(b))
    }

    @Test("never lets a copy go that somebody reads")
    func readers() {
        let ledger = Ledger(limit: 100)
        #expect(ledger.add(a, bytes: 90, readers: 1).isEmpty)
        #expect(ledger.open(a))
        #expect(ledger.makeRoom(for: 90).isEmpty)
        #expect(ledger.add(b, bytes: 90, readers: 1).isEmpty)
        #expect(ledger.close(a).isEmpty)
        #expect(ledger.close(a) == [a])
        #expect(ledger.keys == [b])
    }

    @Test("keeps nothing beyond its limit when nobody reads")
    func large() {
        let ledger = Ledger(limit: 100)
        #expect(ledger.add(a, bytes: 200, readers: 1).isEmpty)
        #expect(ledger.close(a) == [a])
        #expect(ledger.bytes == 0)
    }

    @Test("makes room before bytes come")
    func room() {
        let ledger = Ledger(limit: 100)
        _ = ledger.add(a, bytes: 40, readers: 0)
        _ = ledger.add(b, bytes: 40, readers: 0)
        #expect(ledger.makeRoom(for: 20).isEmpty)
        #expect(ledger.makeRoom(for: 21) == [a])
        #expect(ledger.makeRoom(for: 1000) == [b])
    }

    @Test("forgets a copy at once, or when its last reader ends")
    func forgetting() {
        let ledger = Ledger(limit: 100)
        _ = ledger.add(a, bytes: 10, readers: 0)
        _ = ledger.add(b, bytes: 10, readers: 1)
        #expect(ledger.forget(a) == [a])
        #expect(ledger.forget(b).isEmpty)
        #expect(!ledger.open(b))
        #expect(ledger.close(b) == [b])
        #expect(ledger.forget(c).isEmpty)
        #expect(ledger.bytes == 0)
    }

    @Test("holds its promises over any sequence of what may happen")
    func random() throws {
        let keys = try "0123456789".map { try BlobKey(key($0)) }
        let ledger = Ledger(limit: 100)
        var readers: [BlobKey: Int] = [:]
        for _ in 0..<20_000 {
            let key = keys.randomElement() ?? a
            let gone: [BlobKey]
            switch Int.random(in: 0..<5) {
            case 0 where !ledger.keys.contains(key):
                readers[key] = 1
                gone = ledger.add(key, bytes: .random(in: 1...60), readers: 1)
            case 1:
                if ledger.open(key) { readers[key, default: 0] += 1 }
                gone = []
            case 2 where readers[key, default: 0] > 0:
                readers[key, default: 0] -= 1
                gone = ledger.close(key)
            case 3: gone = ledger.makeRoom(for: .random(in: 0...100))
            case 4 where Bool.random(): gone = ledger.forget(key)
            default: gone = []
            }
            for key in gone { #expect(readers[key, default: 0] == 0) }
            #expect(ledger.keys.isSuperset(of: readers.filter { $0.value > 0 }.keys))
            if readers.values.allSatisfy({ $0 == 0 }) { #expect(ledger.bytes <= 100) }
        }
    }
}

/// A ledger that expectations may change.
private final class Ledger {
    private var base: CopyLedger

    init(limit: Int) { base = CopyLedger(limit: limit) }

    var bytes: Int { base.bytes }
    var keys: Set<BlobKey> { base.keys }

    func open(_ key: BlobKey) -> Bool { base.open(key) }
    func add(_ key: BlobKey, bytes: Int, readers: Int) -> [BlobKey] { base.add(key, bytes: bytes, readers: readers) }
    func close(_ key: BlobKey) -> [BlobKey] { base.close(key) }
    func forget(_ key: BlobKey) -> [BlobKey] { base.forget(key) }
    func makeRoom(for count: Int) -> [BlobKey] { base.makeRoom(for: count) }
}
