/// Why a text is not JSON that everybody reads alike.
public struct JSONTextError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Problem: String, Sendable {
        case malformed, repeatedName, loneSurrogate, number, depth
    }

    /// What is wrong.
    public var problem: Problem
    /// Where, in bytes from the start.
    public var offset: Int
}
