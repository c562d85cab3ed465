package import Foundation

/// Files that hold secrets: written complete or not at all, mode 0600.
package enum PrivateFile {
    /// Creates a file with contents; false when it is there already.
    ///
    /// - Throws: `ConfigurationError` when the folder or the disk refuses.
    package static func create(_ path: String, contents: Data) throws(ConfigurationError) -> Bool {
        if access(path, F_OK) == 0 { return false }
        let draft = try draft(of: path, contents: contents)
        defer { unlink(draft) }
        // A hard link appears at once with all its bytes, and never replaces a file that another process made.
        if link(draft, path) == 0 { return true }
        guard errno == EEXIST else { throw failure(path) }
        return false
    }

    /// Writes a file with contents in the place of what is there.
    ///
    /// - Throws: `ConfigurationError` when the folder or the disk refuses; what was there is still there then.
    package static func replace(_ path: String, contents: Data) throws(ConfigurationError) {
        let draft = try draft(of: path, contents: contents)
        guard rename(draft, path) == 0 else {
            defer { unlink(draft) }
            throw failure(path)
        }
    }

    /// Removes a file; an absent one is fine.
    ///
    /// - Throws: `ConfigurationError` when the folder refuses.
    package static func remove(_ path: String) throws(ConfigurationError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    /// A file beside `path` that holds the contents on disk.
    private static func draft(of path: String, contents: Data) throws(ConfigurationError) -> String {
        let draft = "\(path).\(UUID().uuidString)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        let written = contents.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        let isDurable = written == contents.count && fsync(descriptor) == 0
        close(descriptor)
        guard isDurable else {
            defer { unlink(draft) }
            throw failure(path)
        }
        return draft
    }

    private static func failure(_ path: String) -> ConfigurationError {
        ConfigurationError("\(path) cannot be written: \(String(cString: strerror(errno))). Check the data folder.")
    }
}
