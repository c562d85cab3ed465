public import DetectionCore
public import Foundation

/// Sums over all accounts of a store.
public struct StoreStatistics: Sendable, Equatable {
    /// Number of queued analyses by kind of file, resting ones included.
    public var queued: [MediaKind: Int]
    /// Acceptance time of the oldest waiting analysis; nil when none waits.
    public var oldestQueued: Date?
    /// Number of analyses that were given up and are still stored.
    public var dead: Int
    /// Storage used by all accounts.
    public var usage: StorageUsage

    /// Sums.
    public init(queued: [MediaKind: Int], oldestQueued: Date?, dead: Int = 0, usage: StorageUsage) {
        self.queued = queued
        self.oldestQueued = oldestQueued
        self.dead = dead
        self.usage = usage
    }
}
