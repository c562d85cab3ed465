import Testing

@testable import StorageMongo

@Suite("BSON", .timeLimit(.minutes(20)))
struct BSONTests {
    /// Documents with their bytes; MongoDB's driver for Python reads and writes them alike.
    static let known: [(BSONDocument, String)] = [
        ([:], "0500000000"),
        (["a": .double(1.0)], "10000000016100000000000000F03F00"),
        (["a": "bbbb"], "11000000026100050000006262626200" + "00"),
        (["a": "\u{e9}\u{e9}"], "11000000026100050000" + "00C3A9C3A90000"),
        (["x": [:]], "0D000000037800050000000000"),
        (["a": ["": "b"]], "150000000361000D000000020002000000620000" + "00"),
        (["a": [.int32(10)]], "140000000461000C0000001030000A0000000000"),
        (["x": .binary([])], "0D000000057800000000000000"),
        (["x": .binary([0xFF, 0xFF])], "0F0000000578000200000000FFFF00"),
        (["b": true], "090000000862000100"),
        (["a": .date(0)], "10000000096100000000000000000000"),
        (["a": .date(1_356_351_330_501)], "10000000096100C5D8D6CC3B01000000"),
        (["a": nil], "080000000A610000"),
        (["i": .int32(-2_147_483_648)], "0C0000001069000000008000"),
        (["a": .int64(.max)], "10000000126100FFFFFFFFFFFFFF7F00"),
        (["a": .other(type: 0x07, bytes: Array(repeating: 0, count: 12))], "1400000007610000000000000000000000000000"),
        (["a": .other(type: 0x0B, bytes: [0x61, 0x62, 0x63, 0, 0x69, 0x6D, 0])], "0F0000000B610061626300696D0000"),
        (["a": .other(type: 0x11, bytes: [42, 0, 0, 0, 21, 205, 91, 7])], "100000001161002A00000015CD5B0700"),
        (
            ["d": .other(type: 0x13, bytes: Array(repeating: 0, count: 16))],
            "180000001364" + String(repeating: "00", count: 18)
        ),
        (["a": .other(type: 0xFF, bytes: [])], "08000000FF610000"),
    ]

    @Test("A document has the bytes that other drivers give it, and they make it again", arguments: known)
    func knownBytes(document: BSONDocument, text: String) throws {
        let bytes = Self.bytes(text)
        #expect(try document.encoded() == bytes)
        #expect(try BSONDocument(bytes) == document)
    }

    static let broken: [(String, BSONError)] = [
        ("", .length), ("04000000", .length), ("0500000001", .length), ("0400000000", .length), ("FFFFFFFF00", .length),
        ("060000000000", .text), ("0500000000" + "00", .length),
        // A text that is longer than its document, none at all, without an end, no UTF-8.
        ("0C0000000261000600000000" + "00", .length), ("0C0000000261000000000000", .length),
        ("0E00000002610002000000626200", .text), ("0E00000002610002000000E90000", .text),
        // A binary of negative length, a truth value of two, a type that is none.
        ("0D000000057800FFFFFFFF0000", .length), ("090000000862000200", .bool), ("080000004261" + "0000", .type(0x42)),
        // A key without an end.
        ("070000000A6100", .text),
        // A document inside that is longer than the one around it.
        ("0D000000037800090000000000", .length),
    ]

    @Test("Malformed bytes are refused with a reason", arguments: broken)
    func refused(text: String, error: BSONError) {
        #expect(throws: error) { try BSONDocument(Self.bytes(text)) }
    }

    @Test("Documents may lie in each other a hundred deep, no deeper")
    func depth() throws {
        var document = BSONDocument()
        for _ in 1..<BSONLimits.depth { document = ["a": .document(document)] }
        let bytes = try document.encoded()
        #expect(try BSONDocument(bytes) == document)
        let deeper: BSONDocument = ["a": .document(document)]
        #expect(throws: BSONError.depth) { try deeper.encoded() }
        var length = UInt32(bytes.count + 8).littleEndian
        let around = withUnsafeBytes(of: &length) { Array($0) } + [3, 0x61, 0] + bytes + [0]
        #expect(throws: BSONError.depth) { try BSONDocument(around) }
    }

    @Test("A key with a NUL is refused: it would end there and begin another element")
    func key() {
        #expect(throws: BSONError.key) { try BSONDocument([("a\0\u{08}b", true)]).encoded() }
    }

    @Test("A document over the limit is refused before it is sent")
    func size() {
        let document: BSONDocument = ["a": .binary(Array(repeating: 0, count: BSONLimits.bytes - 4))]
        #expect(throws: BSONError.size) { try document.encoded() }
    }

    @Test("Random documents come back as they were")
    func roundTrips() throws {
        var random = SeededRandom(seed: 16)
        for _ in 0..<5_000 {
            let document = random.document(depth: 0)
            #expect(try BSONDocument(document.encoded()) == document)
        }
    }

    @Test("Damaged bytes are refused or read, never out of bounds; what is read is written back as it was")
    func damaged() throws {
        var random = SeededRandom(seed: 5)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = try random.document(depth: 0).encoded()
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
                case 1:
                    bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << Int.random(in: 0..<8, using: &random)
                case 2: bytes.removeLast(Int.random(in: 0..<min(5, bytes.count - 1), using: &random))
                default:
                    bytes.insert(.random(in: 0...255, using: &random), at: .random(in: bytes.indices, using: &random))
                }
            }
            guard let document = try? BSONDocument(bytes) else { continue }
            read += 1
            let again = try document.encoded()
            #expect(try BSONDocument(again).encoded() == again)
        }
        #expect(read > 1_000)
    }

    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
