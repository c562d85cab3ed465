import Containers
import Testing

@Suite("Inflate", .timeLimit(.minutes(20)))
struct InflateTests {
    private static let settings = "Steps: 20, Sampler: Euler, Seed: 1, Steps: 20"
    private static let fixed = "78010b2e492d28b6523032d051084ecc2dc8492db252702d0552407e6a6a8a958221900153030046440db2"
    private static let stored =
        "7801012d00d2ff53746570733a2032302c2053616d706c65723a2045756c65722c20536565643a20312c2053746570733a20323046440db2"
    /// `0 word 0;1 word 1;4 word 2;…` up to the square of 59.
    private static let dynamic =
        "78da3d52c96d03410c6bc525e89c036c27ff00f9b8fd70b1c3f9c9b3124fdbe7fbfbf7f331f83b38ea1d02fb1d123ede"
        + "a910fd4e8d3c6f0375f626c6395d58076dc3cd0e302942240eafb3ec41fc03e1e4da07d8c9263a6f32eb7d2096f62732"
        + "84b3a849f81b25de30549df7a0bb257f818e8313899e073f0a43bcd118f77d60defd897971e8f6e26f6cf1a6614b4fd2"
        + "af4968d2b0c941d2b1cb5a16231277367f288c1cf0544a399ff484b6e0ad5c93790f0928063e544451c1543f45054bb5"
        + "d593b9da2c866e52504cdd6ff78c3d4c37139126b4852813cf665352d08618fad28e98bae9608942eb446cf17421af82"
        + "e6ffcca5adc753b66ed87cca4fb3fa92d3def8076c97c25a"

    private func bytes(_ digits: String) -> [UInt8] {
        let nibbles = digits.compactMap(\.hexDigitValue)
        return stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }

    private func inflate(_ bytes: [UInt8], limit: Int = 1 << 20) -> String? {
        Inflate.zlib(bytes[...], limit: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("Stored, fixed and dynamic blocks give back what zlib packed")
    func blocks() {
        #expect(inflate(bytes(Self.stored)) == Self.settings)
        #expect(inflate(bytes(Self.fixed)) == Self.settings)
        #expect(inflate(bytes(Self.dynamic)) == (0..<60).map { "\($0 * $0) word \($0);" }.joined())
    }

    @Test("A gzip member gives back its text; one that is cut, changed or too large gives nothing")
    func gzip() {
        let head = "1f8b080000000000" + "0203"
        let rest =
            "0b2e492d28b6523032d051084ecc2dc8492db252702d0552407e6a6a8a9582219001530300be4ae66d2d000000"
        func text(_ bytes: [UInt8], limit: Int = 100) -> String? {
            Inflate.gzip(bytes[...], limit: limit).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(text(bytes(head + rest)) == Self.settings)
        #expect(text(bytes("1f8b080c000000000203" + "0200abcd" + "6100" + rest)) == Self.settings)
        #expect(text(bytes(head + rest), limit: Self.settings.utf8.count - 1) == nil)
        var changed = bytes(head + rest)
        changed[changed.count - 6] ^= 1
        #expect(text(changed) == nil)
        for count in 0..<changed.count { #expect(text(Array(bytes(head + rest).prefix(count))) == nil) }
        #expect(
            text(bytes("1f8b080800000000" + "0203" + String(repeating: "61", count: 40))) == nil, "a name without end")
    }

    @Test("What would grow past the limit yields nothing")
    func limit() {
        #expect(inflate(bytes(Self.fixed), limit: Self.settings.utf8.count) != nil)
        #expect(inflate(bytes(Self.fixed), limit: Self.settings.utf8.count - 1) == nil)
        #expect(inflate(bytes(Self.stored), limit: Self.settings.utf8.count - 1) == nil)
    }

    @Test("Cut anywhere, or with any byte set to its extremes, unpacking ends")
    func damaged() {
        for whole in [bytes(Self.stored), bytes(Self.fixed), bytes(Self.dynamic)] {
            let content = whole.count - 4
            for position in 0..<content {
                #expect(Inflate.zlib(whole[..<position], limit: 4096) == nil)
                for value in [0x00, 0x55, 0xAA, 0xFF] as [UInt8] {
                    var changed = whole
                    changed[position] = value
                    #expect(Inflate.zlib(changed[...], limit: 4096)?.count ?? 0 <= 4096)
                }
            }
        }
    }
}
