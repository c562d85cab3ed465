import Foundation

/// How much a test does: a little in the ordinary run, the published figure when `TOUCHSTONE_FULL_SIZE` is set.
enum FullSize {
    /// One number or the other.
    static func of(_ full: Int, ordinarily small: Int) -> Int {
        ProcessInfo.processInfo.environment["TOUCHSTONE_FULL_SIZE"] == nil ? small : full
    }
}
