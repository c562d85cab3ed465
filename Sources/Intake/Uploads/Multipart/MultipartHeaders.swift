/// Reads the header fields of a part.
enum MultipartHeaders {
    /// Header fields by lower-case name, from lines that each begin with a line break.
    static func parse(_ bytes: [UInt8]) throws(MultipartError) -> [String: String] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .headersMalformed }
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { throw .headersMalformed }
            let name = line[..<colon].lowercased()
            guard name.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { throw .headersMalformed }
            let value = line[line.index(after: colon)...]
            headers[name] = String(value.drop { $0 == " " || $0 == "\t" })
        }
        return headers
    }
}
