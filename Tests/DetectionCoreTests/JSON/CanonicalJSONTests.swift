import Testing

@testable import DetectionCore

@Suite("Canonical JSON (RFC 8785)", .timeLimit(.minutes(20)))
struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(text: text.utf8).canonical, as: UTF8.self)
    }

    @Test("The example of section 3.2.2")
    func example() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(text) == expected)
    }

    @Test("Names are sorted by UTF-16, as in section 3.2.3")
    func sorting() throws {
        let text = #"""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
             "\u00f6": "Latin Small Letter O With Diaeresis"}
            """#
        guard case .object(let members) = try JSONValue(text: JSONValue(text: text.utf8).canonical) else {
            Issue.record("It is no object")
            return
        }
        #expect(
            members.map(\.value.string) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test(
        "Numbers as in appendix B",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func numbers(bits: UInt64, expected: String) throws {
        let number = Double(bitPattern: bits)
        #expect(number.canonicalJSON == expected)
        #expect(try canonical(expected) == expected)
    }

    @Test("Any finite number reads back as itself, and its text is its own canonical form")
    func roundTrip() throws {
        var generator = SplitMix64(seed: 8785)
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            let text = number.canonicalJSON
            #expect(Double(text) == number)
            #expect(try canonical(text) == text)
        }
    }

    @Test("Spelling and order do not count, values do")
    func meaning() throws {
        #expect(try canonical(#" { "b" : 1.0 , "a" : "\u0041" } "#) == #"{"a":"A","b":1}"#)
        let (one, two) = (try canonical(#"{"a":"\u00e9"}"#), try canonical(#"{"a":"e\u0301"}"#))
        #expect(one == two, "Swift takes them for the same")
        #expect(!one.utf8.elementsEqual(two.utf8), "a signature does not")
        #expect(try canonical(#"{"\u00e9":1,"e\u0301":2}"#) == "{\"e\u{301}\":2,\"\u{e9}\":1}")
        #expect(try canonical("[]") == "[]")
        #expect(try canonical("{}") == "{}")
    }

    @Test(
        "What two readers could understand differently is refused",
        arguments: [
            (#"{"a":1,"a":2}"#, .repeatedName), (#"{"a":1,"\u0061":2}"#, .repeatedName), (#""\ud800""#, .loneSurrogate),
            (#""\udc00""#, .loneSurrogate), (#""\ud800\u0041""#, .loneSurrogate), ("9007199254740993", .number),
            ("1e400", .number), ("-1e400", .number), (String(repeating: "[", count: 10_000), .depth),
        ] as [(String, JSONTextError.Problem)])
    func ambiguous(text: String, problem: JSONTextError.Problem) {
        let error = #expect(throws: JSONTextError.self) { try JSONValue(text: text.utf8) }
        #expect(error?.problem == problem)
    }

    @Test(
        "What is not JSON is refused",
        arguments: [
            "", " ", "{", "[", "\"", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "'a'", "01", "1.", ".5", "+1", "1e",
            "--1",
            "NaN", "Infinity", "tru", "nulll", "1 2", "[1 2]", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "{} {}",
            "\u{FEFF}{}",
        ])
    func malformed(text: String) {
        #expect(throws: JSONTextError.self) { try JSONValue(text: text.utf8) }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: JSONTextError.self) { try JSONValue(text: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONTextError.self) { try JSONValue(text: [0x22, 0xC0, 0x80, 0x22]) }
    }
}
