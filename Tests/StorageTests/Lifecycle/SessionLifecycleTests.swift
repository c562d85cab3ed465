import Foundation
import Storage
import Testing

@Suite("The life of a session, without a store", .timeLimit(.minutes(20)))
struct SessionLifecycleTests {
    private static let rule = SessionRule(lifetime: 100, longest: 250)

    private static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_790_000_000 + seconds) }

    private static func opened() -> SessionRecord {
        .opened(id: "session", by: "ann", tokenHash: hash(1), at: at(0), rule: rule)
    }

    /// A token that is shown to a session whose first token was exchanged after 50 seconds for the second.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var token: UInt8
        var seconds: Double
        var expected: String
    }

    @Test(
        "goes on with a token once, and with the last used one for ten seconds; any other ends it",
        arguments: [
            Case(testDescription: "the valid one", token: 2, seconds: 60, expected: "goes on with 3 until 160"),
            Case(testDescription: "the valid one, late", token: 2, seconds: 149, expected: "goes on with 3 until 249"),
            Case(testDescription: "after its end", token: 2, seconds: 150, expected: "ended"),
            Case(
                testDescription: "the last used one again", token: 1, seconds: 59.9,
                expected: "goes on with 2 until 150"),
            Case(testDescription: "the last used one too late", token: 1, seconds: 60, expected: "reused"),
            Case(testDescription: "one that never was", token: 9, seconds: 55, expected: "reused"),
            Case(testDescription: "a used one after the end", token: 1, seconds: 151, expected: "ended"),
        ])
    func tokens(each: Case) {
        let (session, _) = Self.opened().shown(Self.token(1, at: 50))
        let (next, answer) = session?.shown(Self.token(each.token, at: each.seconds)) ?? (nil, .ended)
        switch answer {
        case .goesOn(let record):
            #expect(next == record && record.created == Self.at(0) && record.id == "session")
            let end = record.expires.timeIntervalSince(Self.at(0))
            #expect("goes on with \(record.tokenHash[0]) until \(Int(end))" == each.expected)
        case .reused(let user):
            #expect(next == nil && user == "ann" && each.expected == "reused")
        case .ended:
            #expect(next == nil && each.expected == "ended")
        }
    }

    @Test("ends after its longest lifetime, however much it is used, and at once when that is made shorter")
    func longest() {
        var session: SessionRecord? = Self.opened()
        for step in UInt8(1)...4 { session = session?.shown(Self.token(step, at: Double(step) * 60)).next }
        #expect(session?.expires == Self.at(250))
        #expect(session?.isCurrent(at: Self.at(249), rule: Self.rule) == true)
        #expect(session?.isCurrent(at: Self.at(250), rule: Self.rule) == false)
        #expect(session?.isCurrent(at: Self.at(245), rule: SessionRule(lifetime: 100, longest: 240)) == false)
    }

    @Test("knows a successor by an older key, and makes the next one by the newest")
    func keys() {
        var token = Self.token(1, at: 52)
        token.successors = [hash(7), hash(2)]
        let (session, _) = Self.opened().shown(Self.token(1, at: 50))
        #expect(session?.shown(token).answer == session.map(TokenAnswer.goesOn), "the answer that was given before")
        token.hash = hash(2)
        token.successors = [hash(8), hash(3)]
        #expect(session?.shown(token).next?.tokenHash == hash(8))
    }

    private static func token(_ byte: UInt8, at seconds: Double) -> ShownToken {
        ShownToken(hash: hash(byte), successors: [hash(byte + 1)], time: at(seconds), rule: rule)
    }
}
