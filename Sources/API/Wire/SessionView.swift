public import Foundation

/// One signed-in device.
public struct SessionView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Sign-in time.
    public var created: Date
    /// Time of the last token renewal.
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
