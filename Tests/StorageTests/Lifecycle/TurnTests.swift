import Foundation
import Storage
import Testing

@Suite("The line for workers, without a store", .timeLimit(.minutes(20)))
struct TurnTests {
    private static let second: Int64 = 1_000_000

    @Test(
        "puts the urgent first, and whoever was passed for as long as their patience lasts before those that come later",
        arguments: [
            (JobPriority.batch, JobPriority.interactive, 599, false), (.batch, .interactive, 601, true),
            (.rerun, .interactive, 1799, false), (.rerun, .interactive, 1801, true),
            (.rerun, .batch, 1199, false), (.rerun, .batch, 1201, true),
            (.interactive, .interactive, 1, true), (.batch, .batch, 1, true), (.interactive, .rerun, 1, true),
        ])
    func order(first: JobPriority, second: JobPriority, seconds: Int64, goesFirst: Bool) {
        let early = Turn(ownerID: "a", priority: first, waiting: 1, ticket: 0)
        let late = Turn(ownerID: "b", priority: second, waiting: 1, ticket: seconds * Self.second)
        #expect((early.place < late.place) == goesFirst)
    }

    @Test(
        "draws the time as a ticket, and never one that is not the newest",
        arguments: [
            (10, nil, 10), (10, 9, 10), (10, 10, 11), (10, 900, 901), (-5, 900, 901),
        ] as [(Int64, Int64?, Int64)])
    func tickets(now: Int64, newest: Int64?, expected: Int64) {
        #expect(Turn.ticket(at: Date(microseconds: now), after: newest) == expected)
    }

    /// Another account's line: its priority, how many wait in it, and how many seconds ago it had its last turn.
    struct Line: Sendable {
        var priority: JobPriority
        var waiting: Int
        var age: Int64
    }

    @Test(
        "tells how many go first, as if they were taken one after the other",
        arguments: [JobPriority.interactive, .batch, .rerun], [0, 1, 4])
    func passing(priority: JobPriority, own: Int) {
        let lines = [
            Line(priority: .interactive, waiting: 3, age: 5), Line(priority: .interactive, waiting: 9, age: 40),
            Line(priority: .batch, waiting: 2, age: 30), Line(priority: .batch, waiting: 7, age: 700),
            Line(priority: .rerun, waiting: 2, age: 20), Line(priority: .rerun, waiting: 3, age: 2500),
        ]
        let now = 10_000 * Self.second
        for age in [1, 35, 650, 1500, 2400] as [Int64] {
            let turn = Turn(ownerID: "me", priority: priority, waiting: own + 1, ticket: now - age * Self.second)
            let others = lines.enumerated().map { number, line in
                Turn(
                    ownerID: "\(number)", priority: line.priority, waiting: line.waiting,
                    ticket: now - line.age * Self.second)
            }
            let told = others.reduce(own) { sum, other in
                let passing = turn.passing(of: other.priority, own: own, newest: now - Self.second)
                return sum + min(other.waiting, other.place < passing.place ? passing.before : passing.behind)
            }
            #expect(told == Self.taken(before: turn, others, now: now), "\(priority), \(own), \(age) s")
        }
    }

    /// Takes jobs one after the other, within a moment, until it is the turn of the last of one line.
    private static func taken(before turn: Turn, _ others: [Turn], now: Int64) -> Int {
        var (line, newest, count) = (others + [turn], now - second, 0)
        while let next = line.indices.min(by: { line[$0].place < line[$1].place }) {
            if line[next].ownerID == "me", line[next].waiting == 1 { return count }
            count += 1
            newest = Turn.ticket(at: Date(microseconds: now), after: newest)
            line[next].waiting -= 1
            line[next].ticket = newest
            if line[next].waiting == 0 { line.remove(at: next) }
        }
        return count
    }
}
