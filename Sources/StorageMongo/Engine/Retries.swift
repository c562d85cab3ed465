import Foundation

/// When a transaction that met another one is run again.
///
/// Those of this process take turns, so that many that change the same document come to their ends one after the other
/// instead of meeting again and again. Between processes it is chance: a wait at random, twice as long at most each time.
struct Retries {
    private let turns: NSLock
    private let deadline: Date
    private var hasTurn = false
    private var longest = 0.002

    /// - Parameters:
    ///   - patience: After so many seconds there is no other attempt.
    ///   - turns: What the one whose turn it is holds.
    init(patience: Double, turns: NSLock) {
        self.turns = turns
        deadline = Date() + patience
    }

    /// Waits on this thread until it is time for another attempt; false when it is time to give up.
    mutating func next() -> Bool {
        guard hasTurn else {
            hasTurn = turns.lock(before: deadline)
            return hasTurn
        }
        guard Date() < deadline else { return false }
        Thread.sleep(forTimeInterval: .random(in: 0...longest))
        longest = min(longest * 2, 0.1)
        return true
    }

    /// Lets the next one have its turn.
    mutating func end() {
        if hasTurn { turns.unlock() }
        hasTurn = false
    }
}
