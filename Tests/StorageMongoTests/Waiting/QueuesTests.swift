import Storage
import Testing

@testable import StorageMongo

@Suite("Queues before hotspots", .timeLimit(.minutes(20)))
struct QueuesTests {
    private let alice = Hotspot.account("alice")
    private let bob = Hotspot.account("bob")

    @Test("Writers of one hotspot run in the order in which they came, those of others at once")
    func order() throws {
        var line = Line()
        let writers = try (0..<5).map { _ in try line.come([alice]) }
        #expect(line.running == [writers[0]])
        let others = try [[bob], [], []].map { try line.come(Set($0)) }
        #expect(line.running == Set(others + [writers[0]]))
        for writer in others { line.leave(writer) }
        for writer in writers {
            #expect(line.running == [writer])
            line.leave(writer)
        }
        #expect(line.running.isEmpty)
    }

    @Test("A writer of two hotspots waits for both, and whoever comes later waits for it")
    func both() throws {
        var line = Line()
        let first = try line.come([alice])
        let both = try line.come([alice, bob])
        let last = try line.come([bob])
        for writer in [first, both, last] {
            #expect(line.running == [writer])
            line.leave(writer)
        }
    }

    @Test("A writer that turns out to change more keeps its place before those that came later")
    func extended() throws {
        var line = Line()
        let early = try line.come([])
        let running = try line.come([alice])
        let late = try line.come([alice])
        line.leave(early)
        line.stand(early, [alice])
        for writer in [running, early, late] {
            #expect(line.running == [writer])
            line.leave(writer)
        }
    }

    @Test("A queue has an end: one more is turned away until one has left")
    func bound() throws {
        var line = Line()
        let writers = try (0..<Queues.bound).map { _ in try line.come([alice]) }
        #expect(throws: Line.IsFull.self) { try line.come([alice]) }
        #expect(throws: Line.IsFull.self) { try line.come([alice, bob]) }
        _ = try line.come([bob])
        line.leave(writers[0])
        _ = try line.come([alice])
    }

    @Test("Whatever they change and however late they know it, no two of one hotspot run, and all come to run")
    func random() throws {
        var generator = SeededRandom(seed: 7)
        for _ in 0..<200 {
            var (line, left) = (Line(), 60)
            while left > 0 || !line.running.isEmpty {
                let hotspots = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    Hotspot.blob("\(Int.random(in: 0..<6, using: &generator))")
                }
                if left > 0, Bool.random(using: &generator) {
                    left -= 1
                    _ = try line.come(Set(hotspots))
                } else if let writer = line.running.min() {
                    line.leave(writer)
                    if Int.random(in: 0..<4, using: &generator) == 0 {
                        line.stand(writer, line.wanted[writer, default: []].union(hotspots))
                    }
                }
                let changed = line.running.flatMap { line.wanted[$0, default: []] }
                #expect(Set(changed).count == changed.count)
            }
            #expect(line.waiting.isEmpty)
        }
    }
}

/// The queues, and who runs or waits as they say.
private struct Line {
    struct IsFull: Error {}

    private var queues = Queues()
    private(set) var wanted: [Queues.Number: Set<Hotspot>] = [:]
    private(set) var running: Set<Queues.Number> = []
    private(set) var waiting: Set<Queues.Number> = []

    mutating func come(_ hotspots: Set<Hotspot>) throws -> Queues.Number {
        guard let writer = queues.number(for: hotspots) else { throw IsFull() }
        stand(writer, hotspots)
        return writer
    }

    mutating func stand(_ writer: Queues.Number, _ hotspots: Set<Hotspot>) {
        wanted[writer] = hotspots
        if queues.stand(writer, before: hotspots) { running.insert(writer) } else { waiting.insert(writer) }
    }

    mutating func leave(_ writer: Queues.Number) {
        running.remove(writer)
        for next in queues.leave(writer) {
            #expect(waiting.remove(next) != nil)
            running.insert(next)
        }
    }
}
