/// A source behind one small buffer; counts what is read, and keeps the first failure.
final class BufferedSource {
    private static let size = 4096

    let source: any ByteSource
    private(set) var failure: ReadFailure?
    private var limits: ReadLimits
    private var start = 0
    private var buffer: [UInt8] = []

    init(_ source: any ByteSource, limits: ReadLimits) {
        self.source = source
        self.limits = limits
    }

    /// The byte at a position within the source; nil when it cannot be read.
    func byte(at position: Int) -> UInt8? {
        guard isBuffered(position, 1) || fill(from: position, 1) else { return nil }
        return buffer[position - start]
    }

    /// The number of up to 8 bytes at a position within the source; nil when they cannot be read.
    func number(at position: Int, width: Int, isBigEndian: Bool) -> UInt64? {
        guard isBuffered(position, width) || fill(from: position, width) else { return nil }
        return ByteWindow.number(buffer, at: position - start, width: width, isBigEndian: isBigEndian)
    }

    /// Exactly `count` bytes; nil when they cannot be read.
    func bytes(at position: Int, count: Int) -> [UInt8]? {
        if isBuffered(position, count) {
            return Array(buffer[position - start..<position - start + count])
        }
        guard count <= limits.bytes else { return nil }
        limits.bytes -= count
        let bytes = fetch(at: position, count: count)
        return bytes.count == count ? bytes : nil
    }

    /// Fills the buffer from a position on; whether so many bytes were there.
    private func fill(from position: Int, _ count: Int) -> Bool {
        start = position
        buffer = fetch(at: position, count: Self.size)
        return buffer.count >= count
    }

    private func isBuffered(_ position: Int, _ count: Int) -> Bool {
        position >= start && position - start <= buffer.count - count
    }

    private func fetch(at position: Int, count: Int) -> [UInt8] {
        guard limits.reads > 0, failure == nil else { return [] }
        limits.reads -= 1
        do throws(ReadFailure) {
            return try source.bytes(at: position, count: count)
        } catch {
            failure = error
            return []
        }
    }
}
