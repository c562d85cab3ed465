/// Public keys, the newest first (RFC 7517).
public struct JSONWebKeySet: Codable, Sendable, Equatable {
    /// The keys.
    public var keys: [JSONWebKey]

    /// A set of keys.
    public init(keys: [JSONWebKey]) { self.keys = keys }
}
