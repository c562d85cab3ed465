/// How a text's bytes are to be read.
public enum TextEncoding: Sendable, Equatable {
    /// Told by a byte order mark, or as nothing else says otherwise.
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    /// Told by nothing but what the bytes would be.
    case windows1252

    /// The encoding that a byte order mark tells; UTF-8 without one.
    init(mark bytes: [UInt8]) {
        if bytes.starts(with: [0xff, 0xfe, 0, 0]), bytes.count > 4, bytes.count.isMultiple(of: 4) {
            self = .utf32(isBigEndian: false)
        } else if bytes.starts(with: [0, 0, 0xfe, 0xff]) {
            self = .utf32(isBigEndian: true)
        } else if bytes.starts(with: [0xff, 0xfe]) {
            self = .utf16(isBigEndian: false)
        } else if bytes.starts(with: [0xfe, 0xff]) {
            self = .utf16(isBigEndian: true)
        } else {
            self = .utf8
        }
    }

    /// The text of all bytes, without the mark; nil when they are not what the encoding wants.
    func text(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8:
            let mark: [UInt8] = [0xef, 0xbb, 0xbf]
            return String(validating: bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0), as: UTF8.self)
        case .utf16(let isBigEndian):
            let units = Self.units(bytes.dropFirst(2), isBigEndian, of: UInt16.self)
            return units.flatMap { String(validating: $0, as: UTF16.self) }
        case .utf32(let isBigEndian):
            let units = Self.units(bytes.dropFirst(4), isBigEndian, of: UInt32.self)
            return units.flatMap { String(validating: $0, as: UTF32.self) }
        case .windows1252:
            return Windows1252.text(bytes)
        }
    }

    private static func units<Unit: FixedWidthInteger>(
        _ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, of type: Unit.Type
    ) -> [Unit]? {
        let width = Unit.bitWidth / 8
        guard bytes.count.isMultiple(of: width) else { return nil }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map { start in
            let unit = bytes[start..<start + width].reduce(0 as Unit) { $0 << 8 | Unit($1) }
            return isBigEndian ? unit : unit.byteSwapped
        }
    }
}
