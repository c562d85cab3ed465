public import Foundation

/// A change of an account.
public enum AccountCommand: Sendable, Equatable {
    /// A new password, as its hash; every session but one ends.
    case setPassword(hash: String, sparing: String?)
    /// A new password in the place of a certain one, as their hashes; every session ends. Where the account has another one by
    /// now, nothing changes.
    case replacePassword(was: String, hash: String)
    /// Another role.
    case setRole(UserRecord.Role)
    /// Another limit; nil for the server's.
    case setLimit(StorageAmount?)
    /// A part of the limit or both; what is not named stays as it was, or as the server has it.
    case changeLimit(bytes: Int?, files: Int?, standard: StorageAmount)
    /// Another retention of new analyses.
    case setRetention(RetentionDefault)
    /// Kept out; every session ends. The time of the first time stays.
    case disable
    /// Let in again.
    case enable
    /// Every session ends.
    case endSessions
    /// An identity that opens the account from now on, unless another one does already.
    case link(ProviderIdentity)
    /// No identity opens it any more, unless nothing else would: an account without a password keeps its identity.
    case unlink
}

/// What a change of an account asks of its store besides storing the new state.
public enum AccountEffect: Sendable, Equatable {
    /// End sessions.
    case end(SessionsToEnd)
    /// Take references away from a blob.
    case unrefer(blob: String, count: Int)
    /// Delete it with all it owns.
    case delete
}

/// What happens to an account.
extension UserRecord {
    /// The state after a command at a time, and what else follows.
    public func applying(_ command: AccountCommand, at time: Date) -> (next: UserRecord, effects: [AccountEffect]) {
        var next = self
        switch command {
        case .setPassword(let hash, let spared):
            next.passwordHash = hash
            return (next, [.end(spared.map(SessionsToEnd.allBut) ?? .all)])
        case .replacePassword(let earlier, let hash):
            guard passwordHash == earlier else { return (self, []) }
            next.passwordHash = hash
            return (next, [.end(.all)])
        case .setRole(let role): next.role = role
        case .setLimit(let limit): next.limit = limit
        case .changeLimit(let bytes, let files, let standard):
            let known = limit ?? standard
            next.limit = StorageAmount(bytes: bytes ?? known.bytes, files: files ?? known.files)
        case .setRetention(let retention): next.retention = retention
        case .disable:
            next.disabled = disabled ?? time
            return (next, [.end(.all)])
        case .enable: next.disabled = nil
        case .endSessions: return (next, [.end(.all)])
        case .link(let identity): next.identity = self.identity ?? identity
        case .unlink: next.identity = passwordHash.isEmpty ? identity : nil
        }
        return (next, [])
    }

    /// What follows from deleting it.
    ///
    /// - Parameter references: The blobs that its analyses refer to, and how many of them refer to each.
    public func deleted(referringTo references: [String: Int]) -> [AccountEffect] {
        references.sorted { $0.key < $1.key }.map { .unrefer(blob: $0.key, count: $0.value) } + [.delete]
    }
}
