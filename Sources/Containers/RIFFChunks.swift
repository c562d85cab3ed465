/// One chunk of a RIFF, AIFF or Wave64 file.
public struct RIFFChunk: Sendable, Equatable {
    /// Its name, one character a byte.
    public let name: String
    /// Its content, cut where its parent ends.
    public let content: Range<Int>
    /// The size it states; what the largest number of 32 bits stands for is put in its place.
    public let size: Int

    /// Whether nothing was cut off.
    public var isWhole: Bool { content.count == size }
}

/// The chunks in a part of a file, one after the other, without what is in them.
///
/// The last may be cut off.
public struct RIFFChunks: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private let form: RIFFForm
    private var position: Int
    private let end: Int
    private var left: Int

    /// - Parameter most: Chunks after which they end.
    public init(in window: ByteWindow, _ range: Range<Int>, of form: RIFFForm, most: Int = 10_000) {
        self.window = window
        self.form = form
        position = range.lowerBound
        end = Swift.min(range.upperBound, window.count)
        left = most
    }

    /// The next chunk; nil after the last.
    public mutating func next() -> RIFFChunk? {
        let header = form.isWave64 ? 24 : 8
        guard left > 0, position <= end - header, let name = window.characters(at: position, count: 4) else {
            return nil
        }
        left -= 1
        let start = position + header
        let size: Int
        if form.isWave64 {
            // Names are four letters with endings of their own; the size counts the header too.
            guard let whole = window.number(at: position + 16, width: 8, .little), whole >= header else { return nil }
            size = whole - header
        } else {
            guard let stated = window.number(at: position + 4, width: 4, form.order) else { return nil }
            size = stated == RIFFForm.wide ? form.wideSize ?? stated : stated
        }
        guard size <= end - start else {
            position = end
            return RIFFChunk(name: name, content: start..<end, size: size)
        }
        let alignment = form.isWave64 ? 8 : 2
        position = start + size + (alignment - size % alignment) % alignment
        return RIFFChunk(name: name, content: start..<start + size, size: size)
    }
}
