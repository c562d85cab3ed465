import Containers

/// Texts in the four encodings of ID3, each ended by a NUL of its encoding's width.
enum ID3Text {
    static func strings(_ window: ByteWindow, encoding: UInt8) -> [String] {
        switch encoding {
        case 0: window.bytes.split(separator: 0, omittingEmptySubsequences: false).map(latin1)
        case 1, 2: wide(window)
        case 3:
            window.bytes.split(separator: 0, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        default: []
        }
    }

    private static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// UTF-16, each text with its own byte order mark or big-endian without one.
    private static func wide(_ window: ByteWindow) -> [String] {
        let units = stride(from: 0, to: window.count - 1, by: 2).compactMap { index in
            window.number(at: index, width: 2).map { UInt16(truncatingIfNeeded: $0) }
        }
        return units.split(separator: 0, omittingEmptySubsequences: false).map { text in
            switch text.first {
            case 0xFFFE: String(decoding: text.dropFirst().map(\.byteSwapped), as: UTF16.self)
            case 0xFEFF: String(decoding: text.dropFirst(), as: UTF16.self)
            default: String(decoding: text, as: UTF16.self)
            }
        }
    }
}
