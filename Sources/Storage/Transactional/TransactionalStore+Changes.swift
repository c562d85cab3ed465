import Synchronization

extension TransactionalStore: ChangeRepository {
    /// Waits for changes of a topic.
    public func changes(of topic: ChangeTopic) -> ChangeWatch { engine.changes.watch(topic) }

    /// Follows what other processes change, until the task is cancelled.
    public func followChanges() async { await followChanges(looking: engine.lookInterval, slowly: .seconds(5)) }

    /// Follows what other processes change, until the task is cancelled.
    ///
    /// - Parameters:
    ///   - interval: How often the analyses that somebody waits for are looked at, all in one query.
    ///   - slow: The same while the database tells of changes by itself.
    package func followChanges(looking interval: Duration, slowly slow: Duration) async {
        let stream = StreamState()
        await withDiscardingTaskGroup { group in
            group.addTask { await listen(stream) }
            group.addTask {
                var known: [String: AnalysisMark?] = [:]
                while !Task.isCancelled {
                    await look(&known)
                    try? await Task.sleep(for: stream.isOpen ? max(slow, interval) : interval)
                }
            }
        }
    }

    /// Compares the analyses that somebody waits for with those of the last look; one that is looked at for the first time may
    /// have changed before.
    private func look(_ known: inout [String: AnalysisMark?]) async {
        let ids = Set(
            engine.changes.topics.compactMap { topic in
                if case .analysis(let id) = topic { id } else { nil }
            })
        known = known.filter { ids.contains($0.key) }
        // While the database is away there is nothing to compare.
        guard !ids.isEmpty,
            let marks = try? await read({ transaction throws(StorageError) in try transaction.marks(of: ids) })
        else { return }
        let changed = ids.filter { id in known[id].map { $0 != marks[id] } ?? true }
        for id in ids { known[id] = .some(marks[id]) }
        engine.changes.announce(Set(changed.map(ChangeTopic.analysis)))
    }

    /// Passes on what the database tells by itself, as long as it does.
    private func listen(_ stream: StreamState) async {
        while !Task.isCancelled {
            var tells = true
            do throws(StorageError) {
                tells = try await engine.listen { [changes = engine.changes] topics in
                    stream.set(isOpen: true)
                    changes.announce(topics)
                }
            } catch {
                // It is away, or refuses: looking goes on, and so does trying.
            }
            stream.set(isOpen: false)
            guard tells else { return }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}

/// Whether the database tells of changes by itself at the moment.
private final class StreamState: Sendable {
    private let state = Mutex(false)

    var isOpen: Bool { state.withLock { $0 } }

    func set(isOpen: Bool) { state.withLock { $0 = isOpen } }
}
