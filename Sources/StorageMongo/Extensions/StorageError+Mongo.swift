import Storage

extension StorageError {
    /// What a failed command means to those above.
    ///
    /// The server's words stay out: they may quote what a user sent.
    init(_ error: MongoError) {
        switch error.kind {
        case _ where error.isDuplicate: self = .duplicate
        // Out of disk space.
        case .server(14031): self = .full
        // Authentication failed, not allowed, not signed in.
        case .authentication, .server(18): self = .failed("MongoDB refuses the user name or the password.")
        case .server(13):
            self = .failed("The MongoDB user may not do this: it needs the role readWrite on the database.")
        case .server(121):
            self = .failed("MongoDB refuses a document that does not fit its schema: run 'touchstone migrate'.")
        case .server(20), .server(263): self = .failed(MongoError.needsReplicaSet)
        case .unreachable, .network: self = .unavailable("the database cannot be reached: no MongoDB primary answers.")
        case .server(let code) where error.isTransient || error.labels.contains(.unknownCommit):
            self = .unavailable("the database does not get done with it (MongoDB error \(code)).")
        case .server(let code): self = .failed("MongoDB error \(code)\(error.name.map { " (\($0))" } ?? "").")
        case .library: self = .failed(error.message)
        }
    }
}

extension MongoError {
    static let needsReplicaSet = "MongoDB must run as a replica set: a standalone server has no transactions."
}
