import Foundation
import TestSupport
import Testing

/// Files that cannot be analysed, each with the code it must be refused with.
struct BadMedia: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let bytes: [UInt8]

    var testDescription: String { name }

    static let all: [BadMedia] = [
        BadMedia(name: "empty.jpg", code: "empty_file", bytes: []),
        BadMedia(name: "one-byte.png", code: "unsupported_media", bytes: [0x89]),
        BadMedia(name: "huge.png", code: "too_large", bytes: hugePNG),
        BadMedia(name: "program.jpg", code: "unsupported_media", bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0]),
        BadMedia(name: "nul.txt", code: "unsupported_media", bytes: Array("a text\0with a NUL".utf8)),
        BadMedia(name: "one-line.txt", code: "too_large", bytes: [UInt8](repeating: UInt8(ascii: "a"), count: 5 << 20)),
    ]

    /// A PNG file that declares 30,000 × 30,000 pixels and has none.
    private static var hugePNG: [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
            + Array("IHDR".utf8) + [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0]
            // CRC-32 of the chunk, then an empty end.
            + [0xE9, 0x45, 0x6F, 0xED, 0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    }
}
