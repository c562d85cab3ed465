/// An account's place in the line for workers.
///
/// An account with queued analyses stands in it once, however many they are; the smallest ticket is the front.
public struct Turn: Sendable, Equatable {
    /// The account.
    public var ownerID: String
    /// Number of its queued analyses; at least 1 in a store.
    public var waiting: Int
    /// Its ticket, unlike that of any other account.
    public var ticket: Int64

    /// A place in the line.
    public init(ownerID: String, waiting: Int, ticket: Int64) {
        self.ownerID = ownerID
        self.waiting = waiting
        self.ticket = ticket
    }
}
