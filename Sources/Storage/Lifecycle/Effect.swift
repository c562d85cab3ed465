/// What a change of an analysis asks of its store besides storing the new state.
///
/// Deleting an analysis deletes its evidence, its small medium and its small picture without being asked.
public enum Effect: Sendable, Equatable {
    /// Add this to what its owner uses; parts may be negative.
    case book(StorageUsage)
    /// Refer to another blob, to one for the first time, or to none any more.
    case refer(from: String?, to: String?)
    /// So many more of its owner's analyses wait: 1 or -1.
    case wait(Int)
    /// Its owner had a turn and goes to the end of the line.
    case passTurn
    /// Delete its separate evidence.
    case clearEvidence
    /// Delete the medium that is stored beside it.
    case dropMedium
    /// Delete its small picture.
    case dropThumbnail
    /// Tell each webhook of its owner.
    case announce(EndedMessage)
}
