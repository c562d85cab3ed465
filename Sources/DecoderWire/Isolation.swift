/// What a decoder tried once it was isolated and was refused, as it must be.
public struct Isolation: Sendable, Equatable {
    /// No file can be opened (Landlock); false where the kernel has no such rules and the call filter alone refuses.
    public var filesAreDenied: Bool
    /// No socket can be made (seccomp).
    public var callsAreFiltered: Bool

    /// The outcome of both attempts.
    public init(filesAreDenied: Bool, callsAreFiltered: Bool) {
        self.filesAreDenied = filesAreDenied
        self.callsAreFiltered = callsAreFiltered
    }

    /// Reads the outcome from a result; nil when it is none.
    public init?(byte: UInt8) {
        guard byte & ~3 == 0 else { return nil }
        self.init(filesAreDenied: byte & 1 != 0, callsAreFiltered: byte & 2 != 0)
    }

    /// The outcome as a result.
    public var byte: UInt8 { (filesAreDenied ? 1 : 0) | (callsAreFiltered ? 2 : 0) }
}
