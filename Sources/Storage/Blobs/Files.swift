package import Foundation

/// The few blocking system calls behind stores of files; each failure says what the system said.
package enum Files {
    /// Creates a folder for the current user only; one that exists is fine.
    package static func createFolder(_ path: String) throws(StorageError) {
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
    package static func seal(_ path: String) throws(StorageError) {
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
    package static func syncFolder(_ path: String) throws(StorageError) {
        try withDescriptor(path, O_RDONLY | O_DIRECTORY) { descriptor throws(StorageError) in
            guard fsync(descriptor) == 0 else { throw failure("store a medium") }
        }
    }

    /// Gives a file a second name; false when the name is taken, or where no file can have two such names.
    package static func link(_ path: String, to target: String) throws(StorageError) -> Bool {
        if Foundation.link(path, target) == 0 { return true }
        switch errno {
        case EEXIST, EXDEV, EPERM, EOPNOTSUPP, EMLINK: return false
        default: throw failure("store a medium")
        }
    }

    /// Gives a file another name, in one step; a file that has it is replaced.
    package static func rename(_ path: String, to target: String) throws(StorageError) {
        guard Foundation.rename(path, target) == 0 else { throw failure("store a medium") }
    }

    /// Copies a file to a name that is free, durably.
    package static func copy(_ path: String, to copy: String) throws(StorageError) {
        try withDescriptor(path, O_RDONLY) { source throws(StorageError) in
            try withDescriptor(copy, O_WRONLY | O_CREAT | O_EXCL) { target throws(StorageError) in
                var offset = 0
                while true {
                    let bytes = try read(source, at: offset)
                    guard !bytes.isEmpty else { break }
                    try write(bytes, to: target)
                    offset += bytes.count
                }
                guard fsync(target) == 0 else { throw failure("store a medium") }
            }
        }
    }

    /// Whether two files hold the same bytes.
    package static func areEqual(_ path: String, _ other: String) throws(StorageError) -> Bool {
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
    package static func isWritten(_ path: String, before time: Date) -> Bool {
        written(path).map { $0 < time } ?? false
    }

    /// When a file was last written to; nil when it is gone.
    package static func written(_ path: String) -> Date? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Date(
            timeIntervalSince1970: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9)
    }

    /// Removes a file; says whether there was one.
    package static func remove(_ path: String) throws(StorageError) -> Bool {
        if unlink(path) == 0 { return true }
        guard errno == ENOENT else { throw failure("delete a file") }
        return false
    }

    /// The names in a folder.
    package static func names(in folder: String) throws(StorageError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .failed("The folder \(folder) cannot be read: check its permissions.")
        }
    }

    /// Size of a file, in bytes.
    ///
    /// - Throws: `absent` when it is gone.
    package static func size(of path: String) throws(StorageError) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw errno == ENOENT ? .absent : failure("open a stored file") }
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

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure("store a medium") }
            done += count
        }
    }

    private static func withDescriptor(
        _ path: String, _ flags: Int32, _ body: (Int32) throws(StorageError) -> Void
    ) throws(StorageError) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open a stored file") }
        defer { close(descriptor) }
        try body(descriptor)
    }

    /// The error that the last system call told.
    static func failure(_ action: String) -> StorageError {
        switch errno {
        case ENOSPC, EDQUOT: .full
        case let code: .failed("Cannot \(action): \(String(cString: strerror(code))).")
        }
    }
}
