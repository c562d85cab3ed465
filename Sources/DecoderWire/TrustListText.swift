import Glibc

/// The certificates of a trust list in PEM (RFC 7468), found by their markers.
///
/// A marker need not begin a line, because lists are often joined from files that do not end with a line break. Text
/// between certificates is passed over.
public enum TrustListText {
    /// Most bytes of a list: 4 MiB.
    public static let maxBytes = 4 << 20

    /// Why a text is no trust list; certificates are numbered from 1.
    public enum Flaw: Error, Sendable, Equatable {
        /// It holds no certificate.
        case empty
        /// A certificate has a beginning and no end.
        case unfinished(Int)
        /// A certificate has an end and no beginning.
        case headless(Int)
        /// A certificate holds something besides base64.
        case garbled(Int)
    }

    private static let begin = Array("-----BEGIN CERTIFICATE-----".utf8)
    private static let end = Array("-----END CERTIFICATE-----".utf8)

    /// The certificates in order, each as its lines of base64.
    ///
    /// - Throws: The first `Flaw`.
    public static func certificates(in text: [UInt8]) throws(Flaw) -> [[String]] {
        var certificates: [[String]] = []
        var rest = text[...]
        while let start = rest.range(of: begin) {
            let number = certificates.count + 1
            guard rest[..<start.lowerBound].range(of: end) == nil else { throw .headless(number) }
            rest = rest[start.upperBound...]
            guard let stop = rest.range(of: end) else { throw .unfinished(number) }
            let body = rest[..<stop.lowerBound]
            guard body.range(of: begin) == nil else { throw .unfinished(number) }
            certificates.append(try lines(of: body, number: number))
            rest = rest[stop.upperBound...]
        }
        guard rest.range(of: end) == nil else { throw .headless(certificates.count + 1) }
        guard !certificates.isEmpty else { throw .empty }
        return certificates
    }

    /// Certificates as PEM, every marker on a line of its own.
    ///
    /// - Parameter newline: What ends a line.
    public static func pem(_ certificates: [[String]], newline: String = "\n") -> String {
        certificates.map { lines in
            let marked = [String(decoding: begin, as: UTF8.self)] + lines + [String(decoding: end, as: UTF8.self)]
            return marked.map { $0 + newline }.joined()
        }.joined()
    }

    private static func lines(of body: ArraySlice<UInt8>, number: Int) throws(Flaw) -> [String] {
        let words = body.split { isBlank($0) }
        guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy(isBase64) }) else { throw .garbled(number) }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Where a marker first stands.
    ///
    /// Every start of a process waits for this, and the standard library's search takes twenty milliseconds for the markers of
    /// fifty certificates.
    fileprivate func range(of marker: [UInt8]) -> Range<Int>? {
        let offset = withUnsafeBytes { bytes in
            marker.withUnsafeBytes { marker -> Int? in
                guard let start = bytes.baseAddress, let wanted = marker.baseAddress, bytes.count >= marker.count else {
                    return nil
                }
                return (0...bytes.count - marker.count).first { memcmp(start + $0, wanted, marker.count) == 0 }
            }
        }
        return offset.map { startIndex + $0..<startIndex + $0 + marker.count }
    }
}
