import DetectionCore

/// Names downloads (RFC 6266).
enum AttachmentName {
    /// The `Content-Disposition` of a download: an ASCII name for old clients, the real one in UTF-8.
    static func field(_ name: String?, format: MediaFormat) -> String {
        let name = name ?? "medium.\(format.rawValue)"
        let plain = String(decoding: name.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
    }

    private static func percentEncoded(_ name: String) -> String {
        name.utf8.map { byte in
            isUnreserved(byte) ? String(UnicodeScalar(byte)) : "%" + Hex.string([byte]).uppercased()
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool { isUnreserved(byte) || byte == 32 }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
