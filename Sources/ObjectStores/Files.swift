import Foundation
import Storage

/// The few blocking system calls behind the store; each failure says what the system said.
enum Files {
    /// Creates a folder for the current user only; one that exists is fine.
    static func createFolder(_ path: String) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .failed("The folder \(path) cannot be created: check that its parent is a folder you may write to.")
        }
    }

    /// Makes a regular file private and its bytes durable.
    static func seal(_ path: String) throws(StorageError) {
        try withDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) { descriptor throws(StorageError) in
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw .failed("The upload is not a regular file.")
            }
            let isPrivate = status.st_mode & 0o777 == 0o600
            guard isPrivate || fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
                throw failure("store a medium")
            }
        }
    }

    /// Makes what was created, renamed or removed in a folder durable.
    static func syncFolder(_ path: String) throws(StorageError) {
        try withDescriptor(path, O_RDONLY | O_DIRECTORY) { descriptor throws(StorageError) in
            guard fsync(descriptor) == 0 else { throw failure("store a medium") }
        }
    }

    /// Moves a file in one step.
    static func rename(_ path: String, to target: String) throws(StorageError) {
        guard Foundation.rename(path, target) == 0 else { throw failure("store a medium") }
    }

    /// Removes a file; says whether there was one.
    static func remove(_ path: String) throws(StorageError) -> Bool {
        if unlink(path) == 0 { return true }
        guard errno == ENOENT else { throw failure("delete a file") }
        return false
    }

    /// The names in a folder.
    static func names(in folder: String) throws(StorageError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .failed("The folder \(folder) cannot be read: check its permissions.")
        }
    }

    private static func withDescriptor(
        _ path: String, _ flags: Int32, _ body: (Int32) throws(StorageError) -> Void
    ) throws(StorageError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open a stored file") }
        defer { close(descriptor) }
        try body(descriptor)
    }

    private static func failure(_ action: String) -> StorageError {
        switch errno {
        case ENOSPC, EDQUOT: .full
        case let code: .failed("Cannot \(action): \(String(cString: strerror(code))).")
        }
    }
}
