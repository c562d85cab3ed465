public import Foundation

/// Identifies a repeated request.
public struct IdempotencyKey: Sendable, Equatable {
    /// Lifetime of a key, in seconds.
    public static let lifetime: TimeInterval = 86_400

    /// The client's key; it counts for its owner only.
    public var key: String
    /// SHA-256 of what was asked for.
    public var fingerprint: Data

    /// A key and what it stands for.
    public init(key: String, fingerprint: Data) {
        self.key = key
        self.fingerprint = fingerprint
    }
}
