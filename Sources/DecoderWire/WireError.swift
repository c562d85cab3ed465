/// Why a message did not get through.
public enum WireError: Error, Sendable, Equatable {
    /// The other side is gone.
    case closed
    /// Something that is not a message of ours arrived.
    case malformed
    /// A system call failed with this `errno`.
    case failed(Int32)
}
