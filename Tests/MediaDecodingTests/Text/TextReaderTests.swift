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
            Array("Caf".utf8) + [0xe9] + Array(" au lait, s'il vous pla\u{EE}t".utf8.filter { $0 < 0x80 }),
            [0x93] + Array("Quoted as Windows does it".utf8) + [0x94], [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
            Array("UTF-16 without its mark".utf8).flatMap { [$0, 0] },
            Array("and the other way round".utf8).flatMap { [0, $0] },
            Array("UTF-32 without its mark".utf8).flatMap { [$0, 0, 0, 0] }, [0x82, 0xa0, 0x82, 0xa2, 0x82, 0xa4],
        ] as [[UInt8]])
    func refused(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unsupportedMedia && error?.message.contains("Save it as UTF-8") == true)
    }

    @Test(
        "Other bytes are not called a text",
        arguments: [[0x00, 0x01, 0x02, 0x03, 0x80], [0x41, 0x00, 0x00, 0x42, 0x43, 0x01]] as [[UInt8]])
    func noText(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.message.hasPrefix("This is neither") == true)
    }
}
