import Foundation
import Storage

/// The few blocking system calls behind the store; each failure says what the system said.
enum Files {
    /// Creates a folder for the current user only; one that exists is fine.
    static func createFolder(_ path: String) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw .full
        } catch {
            throw .failed("The folder \(path) cannot be created: check that its parent is a folder you may write to.")
        }
    }

    /// Makes a regular file private and its bytes durable; it counts as written just now.
    ///
    /// - Throws: `absent` when it is gone.
    static func seal(_ path: String) throws(StorageError) {
        guard access(path, F_OK) == 0 || errno != ENOENT else { throw .absent }
        try withDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) { descriptor throws(StorageError) in
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw .failed("The upload is not a regular file.")
            }
            let isPrivate = status.st_mode & 0o777 == 0o600
            guard isPrivate || fchmod(descriptor, 0o600) == 0, futimens(descriptor, nil) == 0, fsync(descriptor) == 0
            else {
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

    /// Gives a file a second name; false when the name is taken.
    static func link(_ path: String, to target: String) throws(StorageError) -> Bool {
        if Foundation.link(path, target) == 0 { return true }
        guard errno == EEXIST else { throw failure("store a medium") }
        return false
    }

    /// Puts a file in the place of another one, in one step; it keeps its own name too.
    static func replace(_ target: String, with path: String) throws(StorageError) {
        let draft = "\(path).new"
        unlink(draft)
        guard try link(path, to: draft), rename(draft, target) == 0 else { throw failure("store a medium") }
    }

    /// Whether two files hold the same bytes.
    static func areEqual(_ path: String, _ other: String) throws(StorageError) -> Bool {
        let count = try size(of: path)
        guard try size(of: other) == count else { return false }
        var isEqual = true
        try withDescriptor(path, O_RDONLY) { first throws(StorageError) in
            try withDescriptor(other, O_RDONLY) { second throws(StorageError) in
                var offset = 0
                while isEqual, offset < count {
                    let (bytes, others) = (try read(first, at: offset), try read(second, at: offset))
                    isEqual = !bytes.isEmpty && bytes == others
                    offset += bytes.count
                }
            }
        }
        return isEqual
    }

    /// Whether a file was last written to before a time; false when it is gone.
    static func isWritten(_ path: String, before time: Date) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        let written = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
        return written < time.timeIntervalSince1970
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

    private static func size(of path: String) throws(StorageError) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure("open a stored file") }
        return Int(status.st_size)
    }

    /// Up to a mebibyte from an offset on; nothing at the end.
    private static func read(_ descriptor: Int32, at offset: Int) throws(StorageError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
            let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            (count, failed) = (max(0, got), got < 0)
        }
        guard !failed else { throw failure("open a stored file") }
        return bytes
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
