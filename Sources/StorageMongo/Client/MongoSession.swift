import CMongoC

/// A conversation with a deployment: commands that come one after the other on one thread.
///
/// Lives inside `MongoPool.run`; the pointers are C's and are not used after `end()`.
final class MongoSession {
    private let client: OpaquePointer
    private let session: OpaquePointer
    private let database: String
    private(set) var isInTransaction = false
    /// Whether the last command found a server; nil before the first, and after a connection that broke.
    private(set) var isReached: Bool?

    /// Begins a conversation whose reads see all that happened until a moment.
    init(client: OpaquePointer, database: String, after moment: MongoMoment) throws(MongoError) {
        var outcome = mongo_outcome()
        guard let session = mongo_session_start(client, &outcome) else { throw MongoError(outcome) }
        mongo_session_advance(session, moment.seconds, moment.increment)
        self.client = client
        self.session = session
        self.database = database
    }

    func end() { mongo_session_end(session) }

    /// The time of the last answer.
    var moment: MongoMoment {
        var moment = MongoMoment()
        mongo_session_moment(session, &moment.seconds, &moment.increment)
        return moment
    }

    /// Runs a command and returns the answer.
    ///
    /// - Parameter database: Another database than the one of this conversation.
    func run(
        _ command: BSONDocument, as kind: MongoCommandKind, in database: String? = nil
    ) throws(MongoError) -> BSONDocument {
        let isLoneWrite = kind == .write && !isInTransaction
        let bytes: [UInt8]
        do { bytes = try (isLoneWrite ? command.durable : command).encoded() } catch { throw MongoError(error) }
        var outcome = mongo_outcome()
        var reply = mongo_reply()
        let status = mongo_run(
            client, kind == .alone ? nil : session, isLoneWrite ? MONGO_PLAIN : kind.value, database ?? self.database,
            bytes, bytes.count, &reply,
            &outcome)
        let answer = try Self.take(reply)
        isReached = status == 0 ? true : MongoError(outcome).kind.isReached
        guard status == 0 else {
            // A write that was refused is listed in the answer, with more than the library's words say.
            if let refused = answer["writeErrors"]?.array?.first?.document {
                throw MongoError(write: refused, reply: answer)
            }
            throw MongoError(outcome, reply: answer)
        }
        if let refused = answer["writeErrors"]?.array?.first?.document {
            throw MongoError(write: refused, reply: answer)
        }
        if let doubt = answer["writeConcernError"]?.document { throw MongoError(write: doubt, reply: answer) }
        return answer
    }

    func begin() throws(MongoError) {
        var outcome = mongo_outcome()
        guard mongo_begin(session, &outcome) == 0 else { throw MongoError(outcome) }
        isInTransaction = true
    }

    func commit() throws(MongoError) {
        var outcome = mongo_outcome()
        var reply = mongo_reply()
        let status = mongo_commit(session, &reply, &outcome)
        let answer = try Self.take(reply)
        guard status == 0 else { throw MongoError(outcome, reply: answer) }
        isInTransaction = false
    }

    func abort() {
        guard isInTransaction else { return }
        mongo_abort(session)
        isInTransaction = false
    }

    private static func take(_ reply: mongo_reply) throws(MongoError) -> BSONDocument {
        defer { mongo_reply_free(reply) }
        guard reply.length > 0 else { return BSONDocument() }
        do {
            return try BSONReader.document(UnsafeRawBufferPointer(start: reply.bytes, count: Int(reply.length)))
        } catch {
            throw MongoError(error)
        }
    }
}

extension BSONDocument {
    /// A command that is acknowledged once a majority has its writes in their journals.
    var durable: BSONDocument { self + ["writeConcern": ["w": "majority", "j": true]] }
}

/// How a command is treated on its way.
enum MongoCommandKind {
    /// Sent once.
    case plain
    /// Sent again after a network error.
    case read
    /// A part of the transaction; outside of one, acknowledged when it is durable.
    case write
    /// Outside the session and its transaction.
    case alone

    fileprivate var value: mongo_command_kind {
        switch self {
        case .plain, .alone: MONGO_PLAIN
        case .read: MONGO_READ
        case .write: MONGO_WRITE
        }
    }
}
