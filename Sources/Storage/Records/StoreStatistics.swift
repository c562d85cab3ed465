public import DetectionCore
public import Foundation

/// Sums over all accounts of a store.
public struct StoreStatistics: Sendable, Equatable {
    /// Number of waiting analyses by kind of file.
    public var queued: [MediaKind: Int]
    /// Acceptance time of the oldest waiting analysis; nil when none waits.
    public var oldestQueued: Date?
    /// Storage used by all accounts.
    public var usage: StorageUsage

    /// Sums.
    public init(queued: [MediaKind: Int], oldestQueued: Date?, usage: StorageUsage) {
        self.queued = queued
        self.oldestQueued = oldestQueued
        self.usage = usage
    }
}
