import API
import Addresses
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Asks a connection's handler to invite the body that is about to be read.
struct BodyInvitation: Sendable {}

/// Watches over one connection: invites bodies, refuses slow ones, and ends the connection where an answer came before the
/// body it answers.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a connection that ends goes on taking what comes, so that its client has time to read the answer: closed
    /// earlier, what is under way would make the client's system throw it away (RFC 9112, 9.6).
    static let parting = TimeAmount.seconds(5)

    private let connections: Connections
    private let rule: BodyPace.Rule
    /// How long a client may take nothing of its answer.
    private let patience: TimeAmount
    /// The state, which others look at when they need room.
    private let state: Standing
    private var timers: [Timer: Scheduled<Void>] = [:]

    private enum Timer { case pace, stall, parting }

    /// A handler of one connection.
    init(connections: Connections, rule: BodyPace.Rule, patience: TimeAmount) {
        self.connections = connections
        self.rule = rule
        self.patience = patience
        state = Standing(ConnectionState(rule, at: .now))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { open(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        connections.close(ObjectIdentifier(state))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connections.close(ObjectIdentifier(state))
        for timer in timers.values { timer.cancel() }
        timers = [:]
    }

    private func open(_ context: ChannelHandlerContext) {
        let (state, channel) = (state, context.channel)
        let isTaken = connections.open(
            ObjectIdentifier(state), from: IPAddress(channel.remoteAddress), at: .now, lag: { state.lag(at: $0) },
            close: { channel.close(promise: nil) })
        if !isTaken { context.close(promise: nil) }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let isLeaving = state.change { state in
            if !state.isLeaving { state.read(unwrapInboundIn(data), at: .now) }
            return state.isLeaving
        }
        if !isLeaving { context.fireChannelRead(data) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        let (rest, isLeaving) = state.change { ($0.rest(at: .now), $0.isLeaving) }
        if let rest, timers[.pace] == nil { watch(context, after: rest) }
        context.fireChannelReadComplete()
        // Nobody above asks for more of what is thrown away.
        if isLeaving { context.read() }
    }

    func read(context: ChannelHandlerContext) {
        state.change { $0.wait(at: .now) }
        context.read()
    }

    /// Looks again when the sender could be too slow; the body that is coming then need not be the same.
    private func watch(_ context: ChannelHandlerContext, after rest: Duration) {
        schedule(.pace, context, after: max(.milliseconds(10), TimeAmount(rest))) { context in
            guard let rest = self.state.change({ $0.rest(at: .now) }) else { return }
            guard rest <= .zero else { return self.watch(context, after: rest) }
            let refusal = Refusal(
                .invalidRequest, "The body comes more slowly than \(self.rule.minimum) bytes a second.",
                notes: [.unread])
            // Whoever reads the body answers with it; whoever does not has until then.
            self.schedule(.parting, context, after: Self.parting) { $0.close(promise: nil) }
            context.fireErrorCaught(refusal)
        }
    }

    // MARK: Answers

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is BodyInvitation else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        if state.change({ $0.invites() }) {
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: promise)
        } else {
            promise?.succeed()
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.kind != .informational:
            let closes = head.headerFields[.connection]?.lowercased() == "close"
            if state.change({ $0.beginAnswer(closes: closes) }) { head.headerFields[.connection] = "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            guard state.change({ $0.endAnswer(at: .now) }) else { return context.write(data, promise: promise) }
            let written = promise ?? context.eventLoop.makePromise()
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in
                let (handler, context) = bound.value
                handler.part(context)
            }
            context.write(data, promise: written)
        default: context.write(data, promise: promise)
        }
    }

    /// The answer is out: says so, and takes what still comes for a moment.
    private func part(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        context.close(mode: .output, promise: nil)
        schedule(.parting, context, after: Self.parting) { $0.close(promise: nil) }
        context.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            timers.removeValue(forKey: .stall)?.cancel()
        } else {
            schedule(.stall, context, after: patience) { $0.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    private func schedule(
        _ timer: Timer, _ context: ChannelHandlerContext, after time: TimeAmount,
        _ body: @escaping (ChannelHandlerContext) -> Void
    ) {
        timers[timer]?.cancel()
        timers[timer] = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.timers[timer] = nil
            body(context)
        }
    }
}

/// The state of a connection, for its own event loop and for those who look for room.
private final class Standing: Sendable {
    private let state: Mutex<ConnectionState>

    init(_ state: ConnectionState) { self.state = Mutex(state) }

    func change<Result: Sendable>(_ body: (inout ConnectionState) -> Result) -> Result {
        state.withLock { state in body(&state) }
    }

    func lag(at time: ContinuousClock.Instant) -> Duration? { state.withLock { $0.lag(at: time) } }
}
