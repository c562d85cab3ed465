import Synchronization

/// Tells those who wait in this process what changed in a database.
///
/// Nobody is told more than that something changed: each looks for themselves, as far as it may.
public final class ChangeHub: Sendable {
    private struct State {
        var watches = 0
        var bells: [ChangeTopic: [Int: Bell]] = [:]
    }

    private let state = Mutex(State())

    /// A hub nobody waits at.
    public init() {}

    /// A watch for a topic, from now on and for as long as somebody has it.
    public func watch(_ topic: ChangeTopic) -> ChangeWatch {
        let bell = Bell()
        let number = state.withLock { state in
            state.watches += 1
            state.bells[topic, default: [:]][state.watches] = bell
            return state.watches
        }
        return ChangeWatch(bell) { [weak self] in self?.end(number, topic) }
    }

    private func end(_ number: Int, _ topic: ChangeTopic) {
        state.withLock { state in
            state.bells[topic]?[number] = nil
            if state.bells[topic]?.isEmpty == true { state.bells[topic] = nil }
        }
    }

    /// What somebody waits for.
    public var topics: Set<ChangeTopic> { state.withLock { Set($0.bells.keys) } }

    /// Tells all who wait for one of some topics.
    public func announce(_ topics: Set<ChangeTopic>) {
        guard !topics.isEmpty else { return }
        let bells = state.withLock { state in topics.compactMap { state.bells[$0] }.flatMap(\.values) }
        for bell in bells { bell.ring() }
    }
}
