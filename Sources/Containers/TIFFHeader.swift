/// The header of a TIFF file, or of the Exif block of another format.
///
/// Source: TIFF 6.0 §2; BigTIFF design (the same with numbers of eight bytes).
public struct TIFFHeader: Sendable, Equatable {
    /// Byte order of all its numbers.
    public let order: ByteWindow.Order
    /// Whether places are those of BigTIFF.
    public let isBig: Bool
    /// Place of the first directory.
    public let first: Int

    /// Reads the header at the start of a window; nil when there is none.
    public init?(_ window: ByteWindow) {
        switch true {
        case window.has("II"): order = .little
        case window.has("MM"): order = .big
        default: return nil
        }
        let version = window.number(at: 2, width: 2, order)
        guard version == 42 || version == 43 else { return nil }
        isBig = version == 43
        // BigTIFF states the width of its places, then a zero, before the first of them.
        let isWide = window.number(at: 4, width: 2, order) == 8 && window.number(at: 6, width: 2, order) == 0
        guard !isBig || isWide else { return nil }
        guard let first = window.number(at: isBig ? 8 : 4, width: isBig ? 8 : 4, order) else { return nil }
        self.first = first
    }

    /// Bytes of a place, and of a number of values.
    var width: Int { isBig ? 8 : 4 }
}

extension ByteWindow {
    /// An Exif block without the prefix that only JPEG needs and some writers repeat.
    public var withoutExifPrefix: ByteWindow {
        var window = self
        while window.has("Exif\0\0"), let rest = window.rest(from: 6) { window = rest }
        return window
    }
}
