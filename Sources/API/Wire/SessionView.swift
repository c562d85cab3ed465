public import Foundation

/// One signed-in device.
public struct SessionView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// When it signed in.
    public var created: Date
    /// When it was last seen renewing its tokens.
    public var refreshed: Date
    /// When it ends unless it is seen again; in the end a fixed time after it signed in.
    public var expires: Date
    /// Whether it is the one that asks.
    public var current: Bool

    /// A session.
    public init(id: String, created: Date, refreshed: Date, expires: Date, current: Bool) {
        self.id = id
        self.created = created
        self.refreshed = refreshed
        self.expires = expires
        self.current = current
    }
}
