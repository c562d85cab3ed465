/// The files within a ZIP archive, by the directory at its end.
///
/// Programs differ in what they see where two parts of an archive contradict each other: one with two files of a name, with a
/// directory out of place or with more than it may have is not read, nor is a file whose own header names another one.
/// Archives in parts and those of more than 4 GiB (ZIP64) are not read either.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.10, §4.3 and §4.4.
public struct ZIPArchive {
    /// A file of an archive, as the directory describes it.
    public struct Entry {
        /// Its name with its folders, parted by slashes.
        public let name: String
        /// Its bytes once it is unpacked.
        public let size: Int
        /// Whether it can only be read with a password.
        public let isEncrypted: Bool
        fileprivate let method: Int
        fileprivate let packed: Int
        fileprivate let checksum: Int
        fileprivate let offset: Int
    }

    /// Most files of an archive that is read.
    public static let mostEntries = 4096
    /// Largest directory that is read, in bytes.
    public static let mostDirectoryBytes = 1 << 20
    /// What stands first in a file of an archive, and so in most archives.
    public static let mark = "PK\u{3}\u{4}"

    /// The files by name.
    public let entries: [String: Entry]
    private let window: ByteWindow

    /// The archive that fills a window; nil where none does that can be read.
    public init?(_ window: ByteWindow) {
        let window = window.ordered(.little)
        guard let end = Self.end(of: window), let count = window.number(at: end + 10, width: 2),
            let size = window.number(at: end + 12, width: 4), let start = window.number(at: end + 16, width: 4),
            count <= Self.mostEntries, size <= Self.mostDirectoryBytes, start + size <= end,
            let directory = window.read(at: start, count: size)
        else { return nil }
        var entries: [String: Entry] = [:]
        var place = 0
        for _ in 0..<count {
            guard let (entry, length) = Self.entry(in: directory, at: place), entries[entry.name] == nil else {
                return nil
            }
            entries[entry.name] = entry
            place += length
        }
        self.entries = entries
        self.window = window
    }

    /// What a file holds; nil where there is no such file, where it holds more than `limit` bytes, or is damaged.
    public func content(of name: String, limit: Int) -> [UInt8]? {
        guard let entry = entries[name], !entry.isEncrypted, entry.size <= limit, entry.packed <= limit,
            window.has(Self.mark, at: entry.offset),
            let nameLength = window.number(at: entry.offset + 26, width: 2),
            let extraLength = window.number(at: entry.offset + 28, width: 2),
            let own = window.read(at: entry.offset + 30, count: nameLength), own.bytes.elementsEqual(entry.name.utf8),
            let packed = window.read(at: entry.offset + 30 + nameLength + extraLength, count: entry.packed)?.bytes
        else { return nil }
        let content: [UInt8]?
        switch entry.method {
        case 0: content = packed
        case 8: content = Inflate.raw(packed[...], limit: entry.size)
        default: content = nil
        }
        guard let content, content.count == entry.size, CRC32.checksum(content) == entry.checksum else { return nil }
        return content
    }

    /// Where the record at the end is, whose comment fills the rest.
    private static func end(of window: ByteWindow) -> Int? {
        let fewest = 22
        let tail = min(window.count, fewest + 0xFFFF)
        guard tail >= fewest, let bytes = window.read(at: window.count - tail, count: tail)?.ordered(.little) else {
            return nil
        }
        return stride(from: tail - fewest, through: 0, by: -1).first { place in
            bytes.has("PK\u{5}\u{6}", at: place)
                && bytes.number(at: place + 20, width: 2) == tail - fewest - place
        }.map { window.count - tail + $0 }
    }

    private static func entry(in directory: ByteWindow, at place: Int) -> (entry: Entry, length: Int)? {
        guard directory.has("PK\u{1}\u{2}", at: place), let flags = directory.number(at: place + 8, width: 2),
            let method = directory.number(at: place + 10, width: 2),
            let checksum = directory.number(at: place + 16, width: 4),
            let packed = directory.number(at: place + 20, width: 4),
            let size = directory.number(at: place + 24, width: 4),
            let nameLength = directory.number(at: place + 28, width: 2),
            let extraLength = directory.number(at: place + 30, width: 2),
            let commentLength = directory.number(at: place + 32, width: 2),
            let offset = directory.number(at: place + 42, width: 4),
            let name = directory.piece(at: place + 46, count: nameLength)
        else { return nil }
        return (
            Entry(
                name: String(decoding: name.bytes, as: UTF8.self), size: size, isEncrypted: flags & 1 != 0,
                method: method, packed: packed, checksum: checksum, offset: offset),
            46 + nameLength + extraLength + commentLength
        )
    }
}
