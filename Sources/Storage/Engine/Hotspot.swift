/// A place in the database that many transactions change at the same time.
///
/// A writer names those that it will change, as far as it knows them. An engine that runs several transactions at a time lets
/// writers of the same place come one after the other; without that they would undo each other again and again. Names decide
/// about waiting only: a transaction counts as a whole, whatever its writer named.
public enum Hotspot: Hashable, Sendable {
    /// An account with its entry of the ledger and its turn.
    case account(String)
    /// The record of a blob.
    case blob(String)
    /// The front of the line for workers.
    case queue
}
