import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What a connection is doing: which part of a request it waits for, and whether it ends with the answer being written.
///
/// A value, told of every part that passes and of the time.
struct ConnectionState: Sendable {
    private let rule: BodyPace.Rule
    /// Requests that have begun to come and are not answered.
    private var inFlight = 0
    /// The body that is coming; nil between requests.
    private var body: BodyPace?
    /// Whether the sender of that body waits to be invited.
    private var expectsInvitation = false
    private var idleSince: ContinuousClock.Instant
    private var isLastAnswer = false
    /// Whether nothing that comes is read as a request any more.
    private(set) var isLeaving = false

    /// A connection that has just been opened.
    init(_ rule: BodyPace.Rule, at time: ContinuousClock.Instant) {
        self.rule = rule
        idleSince = time
    }

    /// A part of a request has come.
    mutating func read(_ part: HTTPRequestPart, at time: ContinuousClock.Instant) {
        switch part {
        case .head(let head):
            inFlight += 1
            body = BodyPace(rule)
            expectsInvitation = head.headerFields[.expect]?.lowercased() == "100-continue"
        case .body(let bytes):
            body?.received(bytes.readableBytes, at: time)
            expectsInvitation = false
        case .end:
            body = nil
            expectsInvitation = false
        }
    }

    /// The server is ready for more of a body.
    mutating func wait(at time: ContinuousClock.Instant) { body?.wait(at: time) }

    /// Whether the body that the server begins to read must be invited.
    ///
    /// An earlier request's body has come whole when a later one has begun; so only the one that is alone can be waiting.
    mutating func invites() -> Bool {
        guard expectsInvitation, inFlight == 1, !isLeaving else { return false }
        expectsInvitation = false
        return true
    }

    /// An answer begins; whether the connection ends with it.
    ///
    /// A body that is not there yet when its answer begins will not be read: there is no telling how much would come.
    mutating func beginAnswer(closes: Bool) -> Bool {
        isLastAnswer = closes || inFlight <= 1 && body != nil
        return isLastAnswer
    }

    /// An answer is complete; whether the connection ends.
    mutating func endAnswer(at time: ContinuousClock.Instant) -> Bool {
        inFlight = max(0, inFlight - 1)
        idleSince = time
        isLeaving = isLeaving || isLastAnswer
        return isLastAnswer
    }

    /// The time until the sender of the body that is coming would be too slow; nil while none is.
    func rest(at time: ContinuousClock.Instant) -> Duration? { isLeaving ? nil : body?.rest(at: time) }

    /// How long the connection has kept the server waiting, as far as what came does not make up for it; nil while it is the
    /// server's turn.
    func lag(at time: ContinuousClock.Instant) -> Duration? {
        if let body, inFlight == 1, !isLeaving { return body.lag(at: time) }
        return inFlight == 0 || isLeaving ? time - idleSince : nil
    }
}
