/// Errors of a store.
public enum StorageError: Error, Sendable, Equatable {
    /// Something unique is there already, such as an address.
    case duplicate
    /// The lease was lost: somebody else holds a newer fencing token, or the analysis is gone.
    case leaseLost
    /// Something that was named is not there, or belongs to somebody else.
    case absent
    /// What is asked for does not go with the state something is in.
    case conflict
    /// The same idempotency key stands for another request.
    case keyReused
    /// The owner's storage limit would be exceeded.
    case quotaExceeded
    /// The database was written by a newer program.
    case newerSchema
    /// What was named is being deleted at this moment: the same request may succeed in a moment.
    case busy
    /// The disk is full.
    case full
    /// What is stored has changed: its bytes are not those that were handed in.
    case damaged
    /// A store cannot be reached, or asks to be left alone for a while: the same request may succeed later. With a sentence
    /// for the operator.
    case unavailable(String)
    /// Anything else, with the driver's words.
    case failed(String)
}

extension StorageError {
    /// Whether it says by itself that it passes: the same call may succeed later, whatever was asked for.
    ///
    /// What the driver says in its own words (`failed`) may pass too: it is worth some more tries, not endless ones.
    public var isTransient: Bool {
        switch self {
        case .busy, .unavailable, .full: true
        case .duplicate, .leaseLost, .absent, .conflict, .keyReused, .quotaExceeded, .newerSchema, .damaged, .failed:
            false
        }
    }
}
