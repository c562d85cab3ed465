/// A file in the staging folder: an upload that is being received, or has been.
///
/// Only `Staging` makes them, so no other file can be taken for one.
public struct StagedFile: Sendable, Equatable {
    /// Its name in the folder, by which it is found again after a restart.
    public let name: String
    /// Where it is now.
    public let path: String

    init(name: String, folder: String) {
        self.name = name
        path = "\(folder)/\(name)"
    }

    /// The file of a piece of it that counts as a whole or not at all, until it is complete.
    public var piecePath: String { "\(path).piece" }
}
