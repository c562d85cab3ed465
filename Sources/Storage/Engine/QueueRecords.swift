public import Foundation

/// The line for workers in a transaction.
public protocol QueueRecords {
    /// The running analysis whose lease ended first, if it ended by a time, that included.
    func abandoned(at: Date) throws(StorageError) -> StoredAnalysis?
    /// The oldest (by creation, then id) of an owner's queued analyses.
    func oldestQueued(of owner: String) throws(StorageError) -> StoredAnalysis?
    /// How many of the same owner's queued analyses are older (by creation, then id) than a queued one.
    func queuedBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int

    /// The turn with the smallest ticket.
    func firstTurn() throws(StorageError) -> Turn?
    /// An account's turn.
    func turn(of owner: String) throws(StorageError) -> Turn?
    /// Stores an account's turn in place of the one before, if there was one.
    func put(_ turn: Turn) throws(StorageError)
    /// Deletes an account's turn.
    func deleteTurn(of owner: String) throws(StorageError)
    /// A ticket larger than all in the line.
    func nextTicket() throws(StorageError) -> Int64
    /// Sum of `waiting` of all turns.
    func waiting() throws(StorageError) -> Int
    /// Sum over all turns but that of one account: of each the smaller of `waiting` and a bound, which is `own`, and one
    /// more where the ticket is smaller than that of the account's `turn`.
    func waiting(besides turn: Turn, atMost own: Int) throws(StorageError) -> Int
}
