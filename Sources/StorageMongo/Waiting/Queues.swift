import Storage

/// Writers that wait for hotspots: a queue before each, in which they stand by their numbers.
///
/// A writer stands in all of its queues at once and runs when it is the first in each. Whoever waits has only those before it
/// that run or have a smaller number, so they never wait for each other.
struct Queues {
    /// A writer's number; the smaller, the earlier it came.
    typealias Number = UInt64

    /// Most writers before one hotspot.
    static let bound = 1000

    private var queues: [Hotspot: [Number]] = [:]
    private var wanted: [Number: Set<Hotspot>] = [:]
    private var running: Set<Number> = []
    private var last: Number = 0

    /// The number of a writer that comes now; nil when a queue is full.
    mutating func number(for hotspots: Set<Hotspot>) -> Number? {
        guard hotspots.allSatisfy({ queues[$0, default: []].count < Self.bound }) else { return nil }
        last += 1
        return last
    }

    /// Lets a writer stand before hotspots; whether it may run at once.
    ///
    /// One that left to stand elsewhere goes before all that came after it and do not run.
    mutating func stand(_ number: Number, before hotspots: Set<Hotspot>) -> Bool {
        wanted[number] = hotspots
        for hotspot in hotspots {
            var queue = queues[hotspot] ?? []
            let place = queue.lastIndex { $0 < number || running.contains($0) }.map { $0 + 1 } ?? 0
            queue.insert(number, at: place)
            queues[hotspot] = queue
        }
        return begin(number)
    }

    /// Takes a writer out of its queues; those that may run now.
    mutating func leave(_ number: Number) -> [Number] {
        running.remove(number)
        var next: Set<Number> = []
        for hotspot in wanted.removeValue(forKey: number) ?? [] {
            var queue = queues[hotspot] ?? []
            if let place = queue.firstIndex(of: number) { queue.remove(at: place) }
            queues[hotspot] = queue.isEmpty ? nil : queue
            if let first = queue.first { next.insert(first) }
        }
        return next.sorted().filter { begin($0) }
    }

    /// Whether a writer that did not run does from now on.
    private mutating func begin(_ number: Number) -> Bool {
        guard let hotspots = wanted[number], hotspots.allSatisfy({ queues[$0]?.first == number }) else { return false }
        return running.insert(number).inserted
    }
}
