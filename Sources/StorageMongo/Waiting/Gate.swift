import Storage
import Synchronization

/// Lets writers of this process that change the same hotspot come one after the other.
///
/// Who waits is a suspended task and holds neither a thread nor a connection.
final class Gate: Sendable {
    private struct State {
        var queues = Queues()
        var waiting: [Queues.Number: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// A writer that may run, until it leaves.
    struct Pass {
        fileprivate let number: Queues.Number
        fileprivate let hotspots: Set<Hotspot>
    }

    /// Waits, in a cancelled task too, until a writer that comes now may run.
    ///
    /// Throws `unavailable` at once when too many wait already.
    func enter(changing hotspots: Set<Hotspot>) async throws(StorageError) -> Pass {
        guard let number = state.withLock({ $0.queues.number(for: hotspots) }) else {
            throw .unavailable("too many changes of the same account or medium wait for their turn.")
        }
        return await wait(number, before: hotspots)
    }

    /// Waits again where a writer turns out to change more hotspots.
    func extend(_ pass: Pass, by hotspots: Set<Hotspot>) async -> Pass {
        guard !hotspots.isSubset(of: pass.hotspots) else { return pass }
        leave(pass)
        return await wait(pass.number, before: pass.hotspots.union(hotspots))
    }

    /// Lets the next ones run.
    func leave(_ pass: Pass) {
        let next = state.withLock { state in
            state.queues.leave(pass.number).compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for writer in next { writer.resume() }
    }

    private func wait(_ number: Queues.Number, before hotspots: Set<Hotspot>) async -> Pass {
        await withCheckedContinuation { continuation in
            let mayRun = state.withLock { state in
                let mayRun = state.queues.stand(number, before: hotspots)
                if !mayRun { state.waiting[number] = continuation }
                return mayRun
            }
            if mayRun { continuation.resume() }
        }
        return Pass(number: number, hotspots: hotspots)
    }
}
