public import Storage
import Foundation

/// Holds a database to the model: random commands are given to both, and every answer and all that is stored must agree.
public enum ModelComparison {
    /// Runs commands on an empty database, some of them in transactions that crash before their end.
    ///
    /// - Parameters:
    ///   - engine: The database; it is filled.
    ///   - seed: Of the sequence.
    ///   - count: Number of commands.
    /// - Returns: The first differences; none when the database does what the model does.
    public static func differences(
        of engine: some StoreEngine, seed: UInt64, commands count: Int
    ) async -> [Difference] {
        let (ids, modelIDs) = (Counter(), Counter())
        let crashing = AbortingEngine(engine)
        var store = TransactionalStore(engine: crashing, newID: { ids.next() })
        var model = TransactionalStore(engine: MemoryEngine(), newID: { modelIDs.next() })
        // So few that some jobs are given up.
        store.retries.attempts = 3
        model.retries = store.retries
        var source = CommandSource(seed: seed)
        var dice = SplitMix(seed: ~seed)
        var differences: [Difference] = []
        for number in 0..<count where differences.count < 3 {
            let command = source.next()
            if Int.random(in: 0..<16, using: &dice) == 0 {
                crashing.arm(true)
                _ = await command.outcome(on: store)
                crashing.arm(false)
            }
            ids.set(modelIDs.value)
            let (expected, actual) = (await command.outcome(on: model), await command.outcome(on: store))
            if !actual.agrees(with: expected) {
                differences.append(
                    Difference(
                        number: number, command: command.name, expected: "\(expected)", actual: "\(actual)"))
            }
            source.learn(from: expected)
            guard number % 50 == 49 || number == count - 1 else { continue }
            for question in everything {
                let (expected, actual) = (await question.outcome(on: model), await question.outcome(on: store))
                guard !actual.agrees(with: expected) else { continue }
                differences.append(
                    Difference(
                        number: number, command: "after \(command.name): \(question.name)", expected: "\(expected)",
                        actual: "\(actual)"))
            }
        }
        return differences
    }

    /// Questions about all that random commands may have stored.
    private static var everything: [Command] {
        let owners = ["alice", "bob", "carol"]
        let ids = (0..<24).map { "a\($0)" }
        let blobs = Set(["a", "b", "c", "d", "e"].map { String(repeating: $0, count: 64) })
        var questions = [
            Command("statistics") { store throws(StorageError) in try await store.statistics() },
            Command("queued") { store throws(StorageError) in try await store.queued() },
            Command("jobs") { store throws(StorageError) in
                try await store.jobs(in: Set(JobState.allCases), after: nil, limit: 1000)
            },
            Command("links") { store throws(StorageError) in try await store.reportLinks(after: nil, limit: 100) },
            Command("users") { store throws(StorageError) in try await store.users(after: nil, limit: 100) },
            Command("uploadPaths") { store throws(StorageError) in try await store.uploadPaths() },
            Command("blobs") { store throws(StorageError) in try await store.blobs(among: blobs) },
            Command("places in the line") { store throws(StorageError) in
                var places: [Int] = []
                for id in ids { places.append(try await store.ahead(of: id)) }
                return places
            },
            Command("media") { store throws(StorageError) in
                var media: [[UInt8]?] = []
                for id in ids { media.append(try await store.medium(id: id)) }
                return media
            },
        ]
        for owner in owners {
            questions += [
                Command("history of \(owner)") { store throws(StorageError) in
                    try await store.page(owner: owner, after: nil, limit: 1000)
                },
                Command("list of \(owner)") { store throws(StorageError) in
                    try await store.summaries(owner: owner, matching: HistoryFilter(), after: nil, limit: 1000)
                },
                Command("usage of \(owner)") { store throws(StorageError) in try await store.usage(owner: owner) },
                Command("standing of \(owner)") { store throws(StorageError) in
                    try await store.standing(owner: owner)
                },
                Command("sessions of \(owner)") { store throws(StorageError) in
                    try await store.sessions(userID: owner)
                },
                Command("keys of \(owner)") { store throws(StorageError) in try await store.keys(userID: owner) },
                Command("webhooks of \(owner)") { store throws(StorageError) in
                    try await store.webhooks(owner: owner)
                },
                Command("cases of \(owner)") { store throws(StorageError) in try await store.cases(owner: owner) },
                Command("messages of \(owner)") { store throws(StorageError) in
                    var messages: [DeliveryRecord] = []
                    for webhook in try await store.webhooks(owner: owner) {
                        messages += try await store.deliveries(
                            webhook: webhook.id, owner: owner, after: nil, limit: 1000)
                    }
                    return messages
                },
                Command("pictures of \(owner)") { store throws(StorageError) in
                    var pictures: [Data?] = []
                    for id in ids { pictures.append(try await store.thumbnail(id: id, owner: owner)) }
                    return pictures
                },
            ]
        }
        return questions
    }
}
