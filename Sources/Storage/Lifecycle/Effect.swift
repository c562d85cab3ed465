public import Foundation

/// What a change of an analysis asks of its store besides storing the new state.
///
/// Deleting an analysis deletes its evidence, its small medium and its small picture without being asked.
public enum Effect: Sendable, Equatable {
    /// Add this to what its owner uses; parts may be negative.
    case book(StorageUsage)
    /// Refer to another blob, to one for the first time, or to none any more.
    case refer(from: String?, to: String?)
    /// It stands no more in the line of a priority.
    case leaveLine(JobPriority)
    /// It stands in the line of a priority from a time on.
    case enterLine(JobPriority, at: Date)
    /// Its owner had a turn at a time and goes to the end of the line of a priority.
    case passTurn(JobPriority, at: Date)
    /// Delete its separate evidence.
    case clearEvidence
    /// Delete the medium that is stored beside it.
    case dropMedium
    /// Delete its small picture.
    case dropThumbnail
    /// Tell each webhook of its owner.
    case announce(EndedMessage)
}
