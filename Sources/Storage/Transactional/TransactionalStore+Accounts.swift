public import Foundation

extension TransactionalStore: UserRepository, AccountRepository {
    /// Adds an account; throws `duplicate` when the address or the identity is taken.
    public func insert(_ user: UserRecord) async throws(StorageError) {
        try await write { transaction throws(StorageError) in try transaction.insert(user) }
    }

    /// The account with an address (lower case).
    public func user(email: String) async throws(StorageError) -> UserRecord? {
        try await read { transaction throws(StorageError) in try transaction.user(email: email) }
    }

    /// The account that an identity opens.
    public func user(identity: ProviderIdentity) async throws(StorageError) -> UserRecord? {
        try await read { transaction throws(StorageError) in try transaction.user(identity: identity) }
    }

    /// The account with an id.
    public func user(id: String) async throws(StorageError) -> UserRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.user(id: id) }
    }

    /// Opens a session, and forgets those of the same account that have expired by then.
    public func insert(_ session: SessionRecord) async throws(StorageError) {
        try await write(changing: [.account(session.userID)]) { transaction throws(StorageError) in
            try transaction.hold(session.userID)
            for expired in try transaction.sessions(of: session.userID, expiredBy: session.created) {
                try transaction.deleteSession(id: expired.id)
            }
            try transaction.insert(session)
        }
    }

    /// The session with an id, whether or not it has expired.
    public func session(id: String) async throws(StorageError) -> SessionRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.session(id: id) }
    }

    /// Shows a token to a session, which goes on or ends.
    public func show(_ token: ShownToken, to id: String) async throws(StorageError) -> TokenAnswer {
        try await write { transaction throws(StorageError) in
            guard let session = try transaction.session(id: id) else { return .ended }
            let (next, answer) = session.shown(token)
            switch next {
            case nil: try transaction.deleteSession(id: id)
            case let next?: if next != session { try transaction.update(next) }
            }
            return answer
        }
    }

    /// Ends a session; ending an absent one is fine.
    public func deleteSession(id: String) async throws(StorageError) {
        try await write { transaction throws(StorageError) in try transaction.deleteSession(id: id) }
    }

    /// Changes an account by commands, one after the other, in one transaction.
    public func change(
        user id: String, by commands: [AccountCommand], at time: Date
    ) async throws(StorageError) -> UserRecord? {
        try await write(changing: [.account(id)]) { transaction throws(StorageError) in
            guard let user = try transaction.user(id: id) else { return nil }
            var (changed, effects): (UserRecord, [AccountEffect]) = (user, [])
            for command in commands {
                let (next, more) = changed.applying(command, at: time)
                (changed, effects) = (next, effects + more)
            }
            if changed != user { try transaction.update(changed) }
            for effect in effects { try transaction.apply(effect, of: id) }
            return changed
        }
    }

    /// Deletes an account with everything it owns; returns the keys of its media.
    public func deleteUser(id: String) async throws(StorageError) -> Set<String> {
        try await write(changing: [.account(id)]) { transaction throws(StorageError) in
            guard try transaction.holdUser(id: id), let user = try transaction.user(id: id) else { return [] }
            let references = try transaction.blobReferences(of: id)
            for effect in user.deleted(referringTo: references) { try transaction.apply(effect, of: id) }
            return Set(references.keys)
        }
    }

    /// A page of all accounts, newest first (by creation, then id), after the cursor.
    public func users(after cursor: HistoryCursor?, limit: Int) async throws(StorageError) -> [UserRecord] {
        try await read { transaction throws(StorageError) in
            try transaction.users(after: cursor, limit: max(0, limit))
        }
    }

    /// An account's sessions, newest first, whether or not they have expired.
    public func sessions(userID: String) async throws(StorageError) -> [SessionRecord] {
        try await read { transaction throws(StorageError) in try transaction.sessions(of: userID, expiredBy: nil) }
    }

    /// Ends one session of an account; false when it has none with that id.
    public func deleteSession(id: String, userID: String) async throws(StorageError) -> Bool {
        try await write { transaction throws(StorageError) in
            guard try transaction.session(id: id)?.userID == userID else { return false }
            try transaction.deleteSession(id: id)
            return true
        }
    }

    /// Adds a key.
    public func insert(_ key: APIKeyRecord, atMost limit: Int) async throws(StorageError) {
        try await write(changing: [.account(key.userID)]) { transaction throws(StorageError) in
            try transaction.hold(key.userID)
            guard try transaction.keys(of: key.userID).count < limit else { throw .conflict }
            try transaction.insert(key)
        }
    }

    /// An account's keys, newest first.
    public func keys(userID: String) async throws(StorageError) -> [APIKeyRecord] {
        try await read { transaction throws(StorageError) in try transaction.keys(of: userID) }
    }

    /// The key with a hash, whether or not it has expired.
    public func key(hash: Data) async throws(StorageError) -> APIKeyRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.key(hash: hash) }
    }

    /// Deletes one key of an account; false when it has none with that id.
    public func deleteKey(id: String, userID: String) async throws(StorageError) -> Bool {
        try await write { transaction throws(StorageError) in
            guard try transaction.keys(of: userID).contains(where: { $0.id == id }) else { return false }
            try transaction.deleteKey(id: id)
            return true
        }
    }
}

extension StoreTransaction {
    fileprivate func apply(_ effect: AccountEffect, of user: String) throws(StorageError) {
        switch effect {
        case .end(let ending):
            for session in try sessions(of: user, expiredBy: nil) where ending.includes(session.id) {
                try deleteSession(id: session.id)
            }
        case .unrefer(let blob, let count): try unrefer(blob, count)
        case .delete: try deleteUser(id: user)
        }
    }

    /// Requires an account to be there until the end of the transaction.
    ///
    /// Throws `failed` otherwise.
    func hold(_ user: String) throws(StorageError) {
        guard try holdUser(id: user) else { throw .failed("There is no such account.") }
    }
}
