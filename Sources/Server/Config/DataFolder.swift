import Foundation

/// The folder that holds everything a server keeps.
enum DataFolder {
    /// Makes the folder, for its owner only, when it is not there.
    ///
    /// - Throws: `ConfigurationError` when that is not possible.
    static func create(_ path: String) throws(ConfigurationError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ConfigurationError("data: the folder \(path) cannot be made. Choose one that you may write to.")
        }
    }
}
