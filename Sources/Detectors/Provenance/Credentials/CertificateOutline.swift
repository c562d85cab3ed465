/// The outline of an X.509 certificate, read to tell a whole certificate from a damaged one.
///
/// Source: RFC 5280, section 4.1; ITU-T X.690 (DER).
enum CertificateOutline {
    private static let integer: UInt8 = 0x02
    private static let bitString: UInt8 = 0x03
    private static let sequence: UInt8 = 0x30
    /// The version, which only certificates of the first version lack.
    private static let version: UInt8 = 0xA0

    /// Whether bytes are one certificate from the first to the last.
    static func fits(_ bytes: [UInt8]) -> Bool {
        guard let whole = elements(of: bytes[...]), whole.map(\.tag) == [sequence],
            let certificate = elements(of: whole[0].content),
            certificate.map(\.tag) == [sequence, sequence, bitString],
            var body = elements(of: certificate[0].content)
        else { return false }
        if body.first?.tag == version { body.removeFirst() }
        // Serial number; algorithm, issuer, validity, subject, public key; then what is optional.
        let required = Array(body.prefix(6))
        guard required.map(\.tag) == [integer] + Array(repeating: sequence, count: 5) else { return false }
        return (required.dropFirst() + [certificate[1]]).allSatisfy { elements(of: $0.content) != nil }
    }

    private typealias Element = (tag: UInt8, content: ArraySlice<UInt8>)

    /// The elements that fill some bytes, one after the other; nil when they do not fill them exactly.
    private static func elements(of bytes: ArraySlice<UInt8>) -> [Element]? {
        var found: [Element] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let tag = rest.popFirst(), let length = length(in: &rest), length <= rest.count else { return nil }
            found.append((tag, rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return found
    }

    /// A length in one byte, or in the one to four bytes whose number that byte gives.
    private static func length(in rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        guard first >= 0x80 else { return Int(first) }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count), rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    }
}
