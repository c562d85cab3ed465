/// A change of one analysis, and all that follows from it.
///
/// The effects are read off the two states. So no command can forget one, and whatever changes an analysis in the same
/// way has the same effects.
public struct AnalysisChange: Sendable, Equatable {
    /// The state before; nil for a new analysis.
    public let before: StoredAnalysis?
    /// The state after; nil for a deleted analysis.
    public let after: StoredAnalysis?

    /// A change from one state to another; both are of the same analysis.
    public init(from before: StoredAnalysis?, to after: StoredAnalysis?) {
        self.before = before
        self.after = after
    }

    /// Whether anybody but its worker notices it: a longer lease is nobody else's business.
    var isNoticeable: Bool {
        guard var before, let after else { return true }
        before.leaseUntil = after.leaseUntil
        return before != after
    }

    /// What else a store has to do in the same transaction, in this order.
    public var effects: [Effect] {
        [booking, reference, leaving, entering, turn, evidence, medium, thumbnail, announcement].compactMap { $0 }
    }

    private var booking: Effect? {
        let change = (after?.usage ?? .zero) - (before?.usage ?? .zero)
        return change == .zero ? nil : .book(change)
    }

    private var reference: Effect? {
        guard before?.blob != after?.blob else { return nil }
        return .refer(from: before?.blob, to: after?.blob)
    }

    /// The line that an analysis stands in.
    private static func line(of analysis: StoredAnalysis?) -> JobPriority? {
        analysis.flatMap { $0.isWaiting ? $0.priority : nil }
    }

    private var leaving: Effect? {
        let line = Self.line(of: before)
        return line == Self.line(of: after) ? nil : line.map(Effect.leaveLine)
    }

    private var entering: Effect? {
        guard let after, let line = Self.line(of: after), line != Self.line(of: before) else { return nil }
        return .enterLine(line, at: after.since ?? after.created)
    }

    private var turn: Effect? {
        guard let after, after.state == .running, after.fence != before?.fence else { return nil }
        return .passTurn(after.priority, at: after.since ?? after.created)
    }

    /// Evidence is kept apart while one worker runs the job, and no longer.
    private var evidence: Effect? {
        guard let before, let after, before.state == .running else { return nil }
        return after.state != .running || after.fence != before.fence ? .clearEvidence : nil
    }

    private var medium: Effect? {
        guard let before, let after else { return nil }
        return before.isInline && !after.isInline ? .dropMedium : nil
    }

    private var thumbnail: Effect? {
        guard let before, let after else { return nil }
        return before.hasThumbnail && !after.hasThumbnail ? .dropThumbnail : nil
    }

    private var announcement: Effect? {
        guard let before, let after, !before.isEnded, after.isEnded else { return nil }
        return EndedMessage(after).map(Effect.announce)
    }
}
