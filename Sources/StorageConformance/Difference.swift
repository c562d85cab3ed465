/// Where a store and the model part.
public struct Difference: Sendable, CustomStringConvertible {
    /// Number of the command in its sequence.
    public let number: Int
    /// The command.
    public let command: String
    /// What the model did.
    public let expected: String
    /// What the store did.
    public let actual: String

    /// All of it, to be read.
    public var description: String { "#\(number) \(command)\n  model: \(expected)\n  store: \(actual)" }
}
