import DetectionCore
import MediaDecoding
import Testing

@Suite("Reading texts", .timeLimit(.minutes(20)))
struct TextReaderTests {
    @Test("UTF-8 and UTF-16 give the same text, without the byte order mark")
    func encodings() throws {
        let text = "Grüße"
        let utf8 = Array(text.utf8)
        let low = text.utf16.map { UInt8($0 & 0xff) }
        let high = text.utf16.map { UInt8($0 >> 8) }
        let little: [UInt8] = [0xff, 0xfe] + zip(low, high).flatMap { [$0, $1] }
        let big: [UInt8] = [0xfe, 0xff] + zip(low, high).flatMap { [$1, $0] }
        for bytes in [utf8, [0xef, 0xbb, 0xbf] + utf8, little, big] {
            #expect(try TextReader.text(of: MediaFile(bytes: bytes)) == text)
        }
    }

    @Test(
        "What is not a text is refused",
        arguments: [
            [0x61, 0x00, 0x62], [0x61, 0xff], [0xff, 0xfe, 0x61], [0xff, 0xfe, 0x00, 0xd8], [0xff, 0xfe, 0x00, 0x00],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unprocessableMedia)
    }

    @Test("A byte order mark alone is an empty text", arguments: [[0xef, 0xbb, 0xbf], [0xff, 0xfe]] as [[UInt8]])
    func markOnly(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .emptyFile)
    }

    @Test("A text above the limit is refused before it is read")
    func tooLong() throws {
        let bytes = [UInt8](repeating: 0x61, count: 5_000_000)
        let error = #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .tooLarge)
    }
}

@Suite("Texts in other encodings", .timeLimit(.minutes(20)))
struct OtherEncodingTests {
    @Test(
        "A text in another encoding is refused in words that say how to save it",
        arguments: [
            [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
            Array("UTF-16 without its mark".utf8).flatMap { [$0, 0] },
            Array("and the other way round".utf8).flatMap { [0, $0] },
            Array("UTF-32 without its mark".utf8).flatMap { [$0, 0, 0, 0] }, [0x82, 0xa0, 0x82, 0xa2, 0x82, 0xa4],
        ] as [[UInt8]])
    func refused(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unsupportedMedia && error?.message.contains("Save it as UTF-8") == true)
    }

    @Test(
        "A text of Western Windows is read, and said to be one",
        arguments: [
            "“Quoted” as Windows does it – isn’t it?", "Un café au lait, s’il vous plaît",
            "Im Sommer waren die Häuser größer, und alles war für 5 € zu haben",
            "Plain © 2026, £5, 20 °C, ½ a page…",
        ])
    func westernWindows(text: String) throws {
        let bytes = text.unicodeScalars.map { UInt8(Self.windows[$0] ?? $0.value) }
        #expect(try Sniffer.format(of: MediaFile(bytes: bytes)) == .text)
        let read = try TextReader.read(MediaFile(bytes: bytes))
        #expect(read.text == text && read.encoding == .windows1252)
        // The same where nothing beyond ASCII stands in the beginning that is looked at first.
        let late = Array(String(repeating: "All of this is plain. ", count: 300).utf8) + bytes
        #expect(try Sniffer.format(of: MediaFile(bytes: late)) == .text)
        #expect(try TextReader.text(of: MediaFile(bytes: late)).hasSuffix(text))
    }

    /// The characters of the tests that Windows-1252 has in other places than Unicode.
    private static let windows: [Unicode.Scalar: UInt32] = [
        "€": 0x80, "…": 0x85, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96,
    ]

    @Test(
        "What would read as Windows-1252 and is something else is refused",
        arguments: [
            ("Cyrillic of Windows", "cff0eee2e5f0eae020f2e5eaf1f2e020ede020f0f3f1f1eaeeec20ffe7fbeae5"),
            ("Cyrillic of Unix", "f0d2cfd7c5d2cbc120d4c5cbd3d4c1"),
            ("Greek", "cae1ebe7ecddf1e120eafcf3ece5"),
            ("Japanese", "82b182ea82cd95b68fcd82c582b7"),
            ("Chinese", "d5e2cac7d2bbb8f6bee4d7d3"),
            ("Polish", "5a61bff3b3e62067ea9c6cb9206a619ff12c2070726f737aea207061f173747761"),
            ("Czech", "50f8ed6c699a209e6c759d6f75e86bfd206bf9f220fa70ec6c20efe162656c736be920f36479"),
            ("Turkish", "de69fe6c69926465207961f06d7572207961f064fdf0fd2069e7696e20fdfefd6b2073f66e64fc"),
            ("German of DOS", "446965204c9473756e67206681722081626572207a77946c6620536368816c6572"),
            ("English of an old Mac", "486520736169643a20d24974d5732061206361668e2c2069736ed5742069743fd3"),
            ("UTF-8 with a byte too many", "4772c3bcc39f6520617573204bc3b66c6e2c20736368c3b66e65204772c3bcc39f65ff"),
            ("UTF-8 that ends within a character", "497420636f7374732061206c6f7420e282"),
            ("half UTF-8", "636166c3a920616e64206e61ef7665"),
        ])
    func otherEncodings(name: String, hex: String) throws {
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
            UInt8(String(digits[place..<place + 2]), radix: 16)
        }
        #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: bytes)) }
        let late = Array(String(repeating: "All of this is plain. ", count: 300).utf8) + bytes
        #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: late)) }
    }

    @Test("UTF-32 with a byte order mark is read in either order of bytes", arguments: [true, false])
    func utf32(isBigEndian: Bool) throws {
        func bytes(_ scalars: [UInt32]) -> [UInt8] {
            scalars.flatMap { scalar in
                let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar >> (8 * $0)) }
                return isBigEndian ? bytes.reversed() : bytes
            }
        }
        let text = "Grüße 😀"
        let file = try MediaFile(bytes: bytes([0xfeff] + text.unicodeScalars.map(\.value)))
        #expect(try Sniffer.format(of: file) == .text)
        #expect(try TextReader.text(of: file) == text)
        for lie in [0x11_0000, 0xd800, UInt32.max, 0] {
            #expect(throws: MediaError.self) { try TextReader.text(of: MediaFile(bytes: bytes([0xfeff, 0x61, lie]))) }
        }
    }

    @Test(
        "Other bytes are not called a text",
        arguments: [[0x00, 0x01, 0x02, 0x03, 0x80], [0x41, 0x00, 0x00, 0x42, 0x43, 0x01]] as [[UInt8]])
    func noText(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.message.hasPrefix("This is neither") == true)
    }
}
