/// A manifest that was read and found valid, with the folder it came from.
struct InstalledModel: Sendable, Equatable {
    var manifest: ModelManifest
    var folder: ModelFolder
    /// SHA-256 of the manifest file.
    var digest: String
}
