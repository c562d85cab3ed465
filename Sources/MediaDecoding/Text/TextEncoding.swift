/// How a text's bytes are to be read, told by its byte order mark.
enum TextEncoding: Equatable {
    case utf8
    case utf16(isBigEndian: Bool)

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xff, 0xfe]) {
            self = .utf16(isBigEndian: false)
        } else if bytes.starts(with: [0xfe, 0xff]) {
            self = .utf16(isBigEndian: true)
        } else {
            self = .utf8
        }
    }
}
