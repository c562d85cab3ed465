import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Testing

@testable import Server

@Suite("State of a connection", .timeLimit(.minutes(20)))
struct ConnectionStateTests {
    private let start = ContinuousClock.Instant.now
    private let rule = BodyPace.Rule(minimum: 100, grace: .seconds(10))

    private func head(_ fields: HTTPFields = [:]) -> HTTPRequestPart {
        .head(HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/", headerFields: fields))
    }

    private func bytes(_ count: Int) -> HTTPRequestPart { .body(ByteBuffer(repeating: 0, count: count)) }

    @Test("An answer to a body that has come whole leaves the connection open, one before that ends it")
    func earlyAnswer() {
        for isWhole in [true, false] {
            var state = ConnectionState(rule, at: start)
            state.read(head(), at: start)
            state.read(bytes(1), at: start)
            if isWhole { state.read(.end(nil), at: start) }
            #expect(state.beginAnswer(closes: false) == !isWhole)
            #expect(state.endAnswer(at: start) == !isWhole)
            #expect(state.isLeaving == !isWhole)
        }
    }

    @Test("An answer that says so ends the connection")
    func closing() {
        var state = ConnectionState(rule, at: start)
        state.read(head(), at: start)
        state.read(.end(nil), at: start)
        let closes = state.beginAnswer(closes: true)
        let ends = state.endAnswer(at: start)
        #expect(closes && ends)
    }

    @Test("An answer to an earlier request says nothing about the body of a later one")
    func pipelined() {
        var state = ConnectionState(rule, at: start)
        state.read(head(), at: start)
        state.read(.end(nil), at: start)
        state.read(head([.expect: "100-continue"]), at: start)
        let tooEarly = state.invites()
        let closes = state.beginAnswer(closes: false)
        let ends = state.endAnswer(at: start)
        let invites = state.invites()
        let again = state.invites()
        #expect(!tooEarly && !closes && !ends)
        #expect(invites && !again, "it is its turn now")
    }

    @Test("A body that has begun to come is not invited, and neither is one that nobody asked about")
    func uninvited() {
        var begun = ConnectionState(rule, at: start)
        begun.read(head([.expect: "100-Continue"]), at: start)
        begun.read(bytes(1), at: start)
        var silent = ConnectionState(rule, at: start)
        silent.read(head(), at: start)
        let invitations = [begun.invites(), silent.invites()]
        #expect(invitations == [false, false])
    }

    @Test("It keeps the server waiting between requests and in bodies, and not while the server works")
    func lag() {
        var state = ConnectionState(rule, at: start)
        #expect(state.lag(at: start + .seconds(3)) == .seconds(3))
        state.read(head(), at: start)
        state.wait(at: start)
        #expect(state.lag(at: start + .seconds(4)) == .seconds(4))
        state.read(bytes(500), at: start + .seconds(4))
        #expect(state.lag(at: start + .seconds(9)) == .seconds(-1))
        #expect(state.rest(at: start + .seconds(9)) == .seconds(6))
        state.read(.end(nil), at: start + .seconds(9))
        #expect(state.lag(at: start + .seconds(99)) == nil)
        #expect(state.rest(at: start + .seconds(99)) == nil)
        _ = state.beginAnswer(closes: false)
        _ = state.endAnswer(at: start + .seconds(100))
        #expect(state.lag(at: start + .seconds(101)) == .seconds(1))
    }
}
