public import DetectionCore
public import Foundation

/// Sums over all accounts of a store.
public struct StoreStatistics: Sendable, Equatable {
    /// How many analyses wait for a worker, by kind of medium.
    public var queued: [MediaKind: Int]
    /// When the oldest of those that wait was accepted; nil when none waits.
    public var oldestQueued: Date?
    /// What all accounts together take up.
    public var usage: StorageUsage

    /// Sums.
    public init(queued: [MediaKind: Int], oldestQueued: Date?, usage: StorageUsage) {
        self.queued = queued
        self.oldestQueued = oldestQueued
        self.usage = usage
    }
}
