import CMongoC
import Synchronization

/// Connections to a deployment of MongoDB, and the threads that wait for its answers.
final class MongoPool: Sendable {
    /// The C library's pool.
    ///
    /// It takes care of threads itself, so any may have the pointer; nothing else is in here.
    private final class Handle: @unchecked Sendable {
        let pool: OpaquePointer
        init(_ pool: OpaquePointer) { self.pool = pool }
        deinit { mongo_pool_free(pool) }
    }

    /// Most connections, and threads that wait for them.
    static let width = 32
    /// How long a call looks for a server, in milliseconds; so that users are told within a second.
    static let wait: Int32 = 500

    private let handle: Handle
    private let threads = BlockingThreads(width: width)
    private let outage: Outage
    private let history = Mutex(MongoMoment())
    /// The name of the database.
    let database: String

    /// Prepares connections without making one.
    ///
    /// - Parameters:
    ///   - address: `mongodb://user:password@host,…/database?options`; without a database it is `touchstone`.
    ///   - pause: For how long nobody looks for a server after one was not found.
    /// - Throws: `MongoError` of kind `library` when the address is wrong or libmongoc is not installed; its words quote neither.
    init(address: String, pause: Duration = .milliseconds(300)) throws(MongoError) {
        outage = Outage(pause: pause)
        guard Driver.isInstalled else {
            throw MongoError(library: "MongoDB needs Debian's package \(Driver.package): \(Driver.remedy)")
        }
        var outcome = mongo_outcome()
        guard let pool = mongo_pool_new(address, UInt32(Self.width), Self.wait, &outcome) else {
            throw MongoError(
                library:
                    "The address of the database is wrong: it looks like mongodb://HOST:PORT/DATABASE?replicaSet=NAME")
        }
        handle = Handle(pool)
        let named = mongo_database(address)
        database = named.map { String(cString: $0) } ?? "touchstone"
        mongo_text_free(named)
    }

    /// Runs work with a session of its own on a thread that may wait.
    ///
    /// Reads in it see what earlier work of this pool wrote, on whichever server they happen.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable (MongoSession) throws(MongoError) -> Value
    ) async throws(MongoError) -> Value {
        try await threads.run { () throws(MongoError) in try self.runHere(work) }
    }

    /// Runs work on this thread, which waits; for programs that do nothing else.
    func runHere<Value>(_ work: (MongoSession) throws(MongoError) -> Value) throws(MongoError) -> Value {
        try outage.check()
        guard let client = mongo_pool_take(handle.pool) else {
            throw MongoError(unreachable: "all connections are taken")
        }
        defer { mongo_pool_give(handle.pool, client) }
        let session: MongoSession
        do { session = try MongoSession(client: client, database: database, after: history.withLock { $0 }) } catch {
            if error.kind == .unreachable { outage.began() }
            throw error
        }
        defer {
            keep(session.moment)
            // Work may keep to itself what it met.
            if let isReached = session.isReached { isReached ? outage.isOver() : outage.began() }
            session.end()
        }
        return try work(session)
    }

    private func keep(_ moment: MongoMoment) { history.withLock { $0 = max($0, moment) } }
}
