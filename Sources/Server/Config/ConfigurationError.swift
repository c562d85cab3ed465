/// A configuration that cannot be used: one line that names the key and says what to do.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line.
    public var description: String

    /// An error with its line.
    public init(_ description: String) { self.description = description }
}
