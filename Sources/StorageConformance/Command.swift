public import Storage

/// All repositories together.
public typealias ConformingStore = HistoryStore & AccountStore

/// One operation of a store with its arguments.
struct Command: Sendable {
    /// Its name and arguments, for whoever reads about a difference.
    let name: String
    /// Performs it; throws what the store throws.
    let run: @Sendable (any ConformingStore) async throws(StorageError) -> any Sendable & Equatable

    /// An operation with an answer.
    init<Answer: Sendable & Equatable>(
        _ name: String, _ run: @escaping @Sendable (any ConformingStore) async throws(StorageError) -> Answer
    ) {
        self.name = name
        self.run = run
    }

    /// An operation without an answer.
    init(_ name: String, does run: @escaping @Sendable (any ConformingStore) async throws(StorageError) -> Void) {
        self.init(name) { store throws(StorageError) -> Bool in
            try await run(store)
            return true
        }
    }

    /// Its answer or error on a store.
    func outcome(on store: any ConformingStore) async -> Outcome {
        do throws(StorageError) {
            return .answer(try await run(store))
        } catch {
            return .error(error)
        }
    }
}

/// What came of a command.
enum Outcome: Sendable, CustomStringConvertible {
    case answer(any Sendable & Equatable)
    case error(StorageError)

    /// Whether another store did the same; every database has its own words.
    func agrees(with other: Outcome) -> Bool {
        switch (self, other) {
        case (.answer(let one), .answer(let two)): Self.isEqual(one, two)
        case (.error(.failed), .error(.failed)): true
        case (.error(let one), .error(let two)): one == two
        default: false
        }
    }

    private static func isEqual<Value: Equatable>(_ one: Value, _ two: any Equatable) -> Bool { one == two as? Value }

    var description: String {
        switch self {
        case .answer(let value): "\(value)"
        case .error(let error): "throws \(error)"
        }
    }
}
