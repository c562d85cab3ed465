import Containers

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

    private static let objectIdentifier: UInt8 = 0x06
    private static let shortTime: UInt8 = 0x17
    private static let commonName: [UInt8] = [0x55, 0x04, 0x03]
    private static let organisation: [UInt8] = [0x55, 0x04, 0x0A]
    /// The purpose `id-kp-timeStamping`, 1.3.6.1.5.5.7.3.8.
    private static let timeStamping: [UInt8] = [0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08]

    /// Whom a certificate names, and until when it holds.
    static func holder(_ bytes: [UInt8]) -> TrustList.Holder {
        var body =
            elements(of: bytes[...])?.first.flatMap { elements(of: $0.content) }?.first.flatMap {
                elements(of: $0.content)
            } ?? []
        if body.first?.tag == version { body.removeFirst() }
        let names = body.count > 4 ? self.names(body[4].content) : [:]
        let all = [names[commonName], names[organisation]].compactMap { $0 }.map(ClaimText.clean)
        let isSame = all.count == 2 && all[0] == all[1]
        let name = (isSame ? [all[0]] : all).joined(separator: ", ")
        return TrustList.Holder(
            name: name.isEmpty ? "somebody without a name" : name,
            ends: body.count > 3 ? elements(of: body[3].content)?.last.flatMap(day) : nil,
            stampsTime: bytes.firstRange(of: timeStamping) != nil)
    }

    /// The texts of a name by the identifiers of their kinds, of each kind the first.
    private static func names(_ content: ArraySlice<UInt8>) -> [[UInt8]: String] {
        var names: [[UInt8]: String] = [:]
        for set in elements(of: content) ?? [] {
            for pair in elements(of: set.content) ?? [] {
                guard let parts = elements(of: pair.content), parts.count == 2, parts[0].tag == objectIdentifier else {
                    continue
                }
                let kind = Array(parts[0].content)
                names[kind] = names[kind] ?? FieldText.text(ByteWindow(Array(parts[1].content)))
            }
        }
        return names
    }

    /// The day of a time, `YYMMDD…` or `YYYYMMDD…`.
    private static func day(_ time: Element) -> String? {
        let digits = String(decoding: time.content, as: UTF8.self)
        // Source: RFC 5280 §4.1.2.5.1: two digits from 50 on are of the last century.
        let full = time.tag == shortTime ? (digits >= "50" ? "19" : "20") + digits : digits
        guard full.utf8.count >= 8, full.utf8.prefix(8).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let parts = Array(full)
        return "\(String(parts[0..<4]))-\(String(parts[4..<6]))-\(String(parts[6..<8]))"
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
