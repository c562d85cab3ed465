/// Why a file of weights cannot be used.
enum WeightsError: Error, Sendable, Equatable {
    /// The file ends before everything is read, or goes on after it.
    case wrongSize(expected: Int, found: Int)
    /// A number is not finite.
    case notFinite
}
