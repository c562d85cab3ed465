import CMongoC

/// Why a command failed.
struct MongoError: Error, Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// The server refused it, with one of its codes.
        case server(Int32)
        /// The connection broke.
        case network
        /// There is no primary to connect to.
        case unreachable
        /// The server does not believe the credentials.
        case authentication
        /// The library refused it, or an answer is no document.
        case library

        /// Whether there is a server; nil where that is not known.
        ///
        /// A connection that broke off tells nothing, and an answer that came over it before is old news.
        var isReached: Bool? {
            switch self {
            case .unreachable: false
            case .network: nil
            case .server, .authentication, .library: true
            }
        }
    }

    /// What a server says about a failure beside its code.
    struct Labels: OptionSet, Sendable {
        let rawValue: UInt8
        /// Nothing of the transaction happened; it may be run again.
        static let transientTransaction = Labels(rawValue: 1)
        /// Whether the commit happened is not known; it may be sent again.
        static let unknownCommit = Labels(rawValue: 2)
        /// A single write that may be sent again.
        static let retryableWrite = Labels(rawValue: 4)

        private static let names: [(String, Labels)] = [
            ("TransientTransactionError", .transientTransaction), ("UnknownTransactionCommitResult", .unknownCommit),
            ("RetryableWriteError", .retryableWrite),
        ]

        /// Those of a reply that are known here.
        init(reply: BSONDocument) {
            let labels = reply["errorLabels"]?.array?.compactMap(\.string) ?? []
            self = Labels(Self.names.filter { labels.contains($0.0) }.map(\.1))
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    var kind: Kind
    var labels: Labels = []
    /// The server's name for its code.
    var name: String?
    /// The name of the index that a duplicate key is in.
    var index: String?
    /// Words of the server or the library.
    ///
    /// Those of a server may quote what a user sent.
    var message: String

    /// What a call and its reply say.
    init(_ outcome: mongo_outcome, reply: BSONDocument = BSONDocument()) {
        kind =
            switch outcome.kind {
            case MONGO_SERVER: .server(outcome.code)
            case MONGO_NETWORK: .network
            case MONGO_UNREACHABLE: .unreachable
            case MONGO_AUTHENTICATION: .authentication
            default: .library
            }
        labels = Labels(reply: reply)
        name = reply["codeName"]?.string
        message = withUnsafeBytes(of: outcome.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// The failure of one write in a reply whose `ok` is 1.
    init(write error: BSONDocument, reply: BSONDocument) {
        let code = error["code"]?.integer.flatMap(Int32.init(exactly:)) ?? 0
        kind = .server(code)
        labels = Labels(reply: reply)
        message = error["errmsg"]?.string ?? ""
        index = code == 11000 ? message.firstMatch(of: /index: (\S+)/).map { String($0.1) } : nil
    }

    /// An answer that cannot be read.
    init(_ error: BSONError) {
        kind = .library
        message = "a document is malformed (\(error))"
    }

    /// No server was reached.
    init(unreachable message: String) {
        kind = .unreachable
        self.message = message
    }

    /// Anything else.
    init(library message: String) {
        kind = .library
        self.message = message
    }
}

extension MongoError {
    /// Whether the whole transaction, or a read by itself, is worth running again now.
    ///
    /// Where there is no server, somebody has already waited for one.
    var isTransient: Bool {
        switch kind {
        case .unreachable, .authentication, .library: false
        case .network: true
        case .server(let code): labels.contains(.transientTransaction) || Self.passing.contains(code)
        }
    }

    /// The same, worth running the transaction again.
    var worthAnotherTry: MongoError {
        var error = self
        error.kind = .server(112)
        error.labels.insert(.transientTransaction)
        return error
    }

    /// Whether something unique is there already.
    var isDuplicate: Bool { kind == .server(11000) }

    /// A cursor that is not there any more, a primary that steps down or shuts down, a network error that the server met, a
    /// conflict with another transaction, a lock that was not given in time: codes of the drivers' specification of
    /// retryable errors, and those with which MongoDB ends a transaction.
    private static let passing: Set<Int32> = [
        6, 7, 24, 43, 89, 91, 112, 134, 189, 246, 251, 262, 9001, 10107, 11600, 11602, 13435, 13436,
    ]
}
