public import Foundation

/// The line for workers in a transaction.
public protocol QueueRecords {
    /// The running analysis whose lease ended first, if it ended by a time, that included.
    func abandoned(at: Date) throws(StorageError) -> StoredAnalysis?
    /// At most `limit` of the analyses whose rest ended by a time, that included, the one whose rest ended first.
    func rested(at: Date, limit: Int) throws(StorageError) -> [StoredAnalysis]
    /// The oldest (by creation, then id) of an owner's waiting analyses of a priority.
    func oldestWaiting(of owner: String, _ priority: JobPriority) throws(StorageError) -> StoredAnalysis?
    /// How many waiting analyses of the same owner and priority are older (by creation, then id) than a waiting one.
    func waitingBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int
    /// A page of all owners' analyses in a state of the queue, newest first (by creation, then id, both descending), after
    /// the cursor; at most `limit`.
    func jobs(_ state: JobState, after: HistoryCursor?, limit: Int) throws(StorageError) -> [StoredAnalysis]

    /// The turn with the smallest place.
    func firstTurn() throws(StorageError) -> Turn?
    /// An account's turn in the line of a priority.
    func turn(of owner: String, _ priority: JobPriority) throws(StorageError) -> Turn?
    /// Stores an account's turn in place of the one before, if there was one.
    func put(_ turn: Turn) throws(StorageError)
    /// Deletes an account's turn in the line of a priority.
    func deleteTurn(of owner: String, _ priority: JobPriority) throws(StorageError)
    /// The largest ticket in the line; nil when nobody stands there.
    func newestTicket() throws(StorageError) -> Int64?
    /// How many analyses are queued: the sum of `waiting` of all turns, and those that rest.
    func queued() throws(StorageError) -> Int
    /// Sum over all turns but one: of each the smaller of `waiting` and what may pass of its priority, which is
    /// `Passing.before` where its place is smaller than `Passing.place`, and `Passing.behind` elsewhere. A priority that is
    /// not named counts for nothing.
    func waiting(besides turn: Turn, passing: [JobPriority: Turn.Passing]) throws(StorageError) -> Int
}
