package import Signing

import Foundation

/// The folder that holds everything a server keeps.
package enum DataFolder {
    /// Makes the folder, for its owner only, when it is not there.
    ///
    /// - Throws: `ConfigurationError` when that is not possible.
    static func create(_ path: String) throws(ConfigurationError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                throw ConfigurationError("data: the folder \(path) cannot be made. Choose one that you may write to.")
            }
            throw ConfigurationError("data: \(path) is a file. Name a folder.")
        }
    }

    /// A server's hold on its data folder; it ends with the value, and with the process, however that ends.
    package final class Claim: Sendable {
        private let descriptor: Int32

        fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }

    /// Claims a data folder for one server, making the folder when it is not there.
    ///
    /// Two servers on one folder would delete each other's files.
    ///
    /// - Returns: The claim; nil when another server holds the folder.
    /// - Throws: `ConfigurationError` when the folder cannot be used.
    package static func claim(_ path: String) throws(ConfigurationError) -> Claim? {
        try create(path)
        let file = "\(path)/serve.lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(file) }
        let claim = Claim(descriptor)
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return claim }
        guard errno == EWOULDBLOCK else { throw failure(file) }
        return nil
    }

    private static func failure(_ file: String) -> ConfigurationError {
        ConfigurationError("data: \(file) cannot be locked: \(String(cString: strerror(errno))).")
    }
}
