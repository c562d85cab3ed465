public import Containers
import DecoderWire
public import DetectionCore
import Foundation
import Synchronization

/// One medium to analyse, held open: its bytes are read by position, from any thread, and never by name again.
///
/// The descriptor is opened once, for reading, without following a device or a pipe; what is at the path later does
/// not matter. Texts handed in as a string live in memory.
public final class MediaFile: Sendable {
    private enum Source: Sendable {
        case descriptor(Int32)
        case memory([UInt8])
    }

    private let source: Source
    /// Size in bytes when it was opened.
    public let count: Int
    /// The digest, once somebody knows it.
    let knownDigest: Mutex<String?>

    /// Opens the regular file at a path.
    ///
    /// - Parameter sha256: The digest of its bytes, where whoever wrote them has computed it.
    /// - Throws: `MediaError` with `notFound`, `unreadable` (a folder, a device, no permission) or `emptyFile`.
    public convenience init(path: String, sha256: String? = nil) throws(MediaError) {
        try self.init(path: Array(path.utf8), sha256: sha256)
    }

    /// Opens the regular file at a path in the system's own bytes, which need not be UTF-8.
    ///
    /// - Throws: As `init(path:)` with a text.
    public init(path: [UInt8], sha256: String? = nil) throws(MediaError) {
        guard !path.contains(0) else { throw Self.failure(ENOENT) }
        let terminated = path.map(CChar.init(bitPattern:)) + [0]
        let descriptor = open(terminated, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw MediaError(.unreadable, "This is not a regular file.")
        }
        guard status.st_size > 0 else {
            close(descriptor)
            throw MediaError(.emptyFile, "The file is empty. Choose a file with content.")
        }
        source = .descriptor(descriptor)
        count = Int(status.st_size)
        knownDigest = Mutex(sha256)
    }

    /// A medium in memory, such as a text from a JSON body.
    ///
    /// - Parameter sha256: Its digest, where somebody has computed it.
    /// - Throws: `MediaError` with `emptyFile`.
    public init(bytes: [UInt8], sha256: String? = nil) throws(MediaError) {
        guard !bytes.isEmpty else { throw MediaError(.emptyFile, "The text is empty. Hand in some text.") }
        source = .memory(bytes)
        count = bytes.count
        knownDigest = Mutex(sha256)
    }

    /// A small medium in memory that a decoder can be handed: nobody can change it any more.
    ///
    /// - Throws: `MediaError` with `emptyFile`, or `unreadable` when the system has no memory for it.
    public init(sealed bytes: [UInt8]) throws(MediaError) {
        guard !bytes.isEmpty else { throw MediaError(.emptyFile, "The medium is empty. Hand in one with content.") }
        do throws(WireError) {
            source = .descriptor(try SealedMemory.file(holding: bytes))
        } catch {
            throw MediaError(.unreadable, "The medium could not be put into memory. Try again.")
        }
        count = bytes.count
        knownDigest = Mutex(nil)
    }

    /// Whether reading waits for no disk.
    var isInMemory: Bool {
        guard case .memory = source else { return false }
        return true
    }

    deinit {
        if case .descriptor(let descriptor) = source { close(descriptor) }
    }

    /// Up to `length` bytes from `offset` on; fewer at the end of the file, none past it.
    ///
    /// - Throws: `MediaError` with `unreadable` when the disk fails.
    public func read(at offset: Int, count length: Int) throws(MediaError) -> [UInt8] {
        do throws(ReadFailure) {
            return try bytes(at: offset, count: length)
        } catch {
            throw Self.failure(error.code)
        }
    }

    /// Walks through the bytes; nothing is concluded from what the disk failed to give.
    ///
    /// - Throws: What `body` throws, or `MediaError` with `unreadable`.
    func walked<R>(_ body: (ByteWindow) throws(MediaError) -> R) throws(MediaError) -> R {
        let window = ByteWindow(self)
        let result = Result { () throws(MediaError) in try body(window) }
        if let failure = window.failure { throw Self.failure(failure.code) }
        return try result.get()
    }

    /// Lends the open descriptor, or nil for a medium in memory.
    ///
    /// It must not be closed or kept.
    public func withDescriptor<R>(_ body: (Int32?) throws -> R) rethrows -> R {
        guard case .descriptor(let descriptor) = source else { return try body(nil) }
        return try body(descriptor)
    }

    private static func failure(_ code: Int32) -> MediaError {
        switch code {
        case ENOENT, ENOTDIR: MediaError(.notFound, "There is no such file.")
        case EACCES, EPERM: MediaError(.unreadable, "The file may not be read: check its permissions.")
        default: MediaError(.unreadable, "The file cannot be read: \(String(cString: strerror(code))).")
        }
    }
}

extension MediaFile: ByteSource {
    /// The same as `read`, with the system's own number for a failure.
    public func bytes(at offset: Int, count length: Int) throws(ReadFailure) -> [UInt8] {
        guard offset >= 0, offset < count, length > 0 else { return [] }
        let wanted = min(length, count - offset)
        switch source {
        case .memory(let bytes):
            return Array(bytes[offset..<offset + wanted])
        case .descriptor(let descriptor):
            var bytes = [UInt8](repeating: 0, count: wanted)
            var done = 0
            while done < wanted {
                let got = bytes.withUnsafeMutableBytes { buffer in
                    let free = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                    return pread(descriptor, free.baseAddress, free.count, off_t(offset + done))
                }
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw ReadFailure(code: errno) }
                if got == 0 { break }
                done += got
            }
            bytes.removeLast(wanted - done)
            return bytes
        }
    }
}
