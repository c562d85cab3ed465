/// A configuration that cannot be used: one line that names the key and says what to do.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line.
    package var description: String

    /// An error with its line.
    package init(_ description: String) { self.description = description }
}
