public import Foundation

/// A request that made an analysis and may be repeated under its key.
public struct MadeRequest: Sendable, Equatable {
    /// Whose key it is.
    public var ownerID: String
    /// The client's key.
    public var key: String
    /// SHA-256 of what was asked for.
    public var fingerprint: Data
    /// The analysis it made.
    public var analysisID: String
    /// Time of the request.
    public var created: Date

    /// A request.
    public init(ownerID: String, key: String, fingerprint: Data, analysisID: String, created: Date) {
        self.ownerID = ownerID
        self.key = key
        self.fingerprint = fingerprint
        self.analysisID = analysisID
        self.created = created
    }

    /// The analysis it made, for a repetition of it at a time; nil when that comes too late.
    ///
    /// Throws `keyReused` when the
    /// key stands for another request.
    public func analysis(for repetition: IdempotencyKey, at time: Date) throws(StorageError) -> String? {
        guard created >= time - IdempotencyKey.lifetime else { return nil }
        guard fingerprint == repetition.fingerprint else { throw .keyReused }
        return analysisID
    }
}
