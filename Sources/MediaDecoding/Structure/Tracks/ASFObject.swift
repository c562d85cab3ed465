import DetectionCore

/// One object of an ASF file: what it is and its content, cut where its parent ends.
///
/// Source: Microsoft, "Advanced Systems Format Specification" 01.20.05, sections 2 and 3 and the identifiers of section 10.
struct ASFObject {
    enum Identifier: String {
        case header = "75B22630-668E-11CF-A6D9-00AA0062CE6C"
        case file = "8CABDCA1-A947-11CF-8EE4-00C00C205365"
        case stream = "B7DC0791-A9B7-11CF-8EE6-00C00C205365"
        case headerExtension = "5FBF03B5-A92E-11CF-8EE3-00C00C205365"
        case extendedStream = "14E6A5CB-C672-4332-8399-A96952065B5A"
        case encryption = "2211B3FB-BD23-11D2-B4B7-00A0C955FC6E"
        case extendedEncryption = "298AE614-2622-4C17-B935-DAE07EE9289C"
        case advancedEncryption = "43058533-6981-49E6-9B74-AD12CB86D58C"
        /// Kinds of streams.
        case sound = "F8699E40-5B4D-11CF-A8FD-00805F5C442B"
        case video = "BC19EFC0-5B4D-11CF-A8FD-00805F5C442B"
    }

    /// Nil for what is of no interest here.
    let identifier: Identifier?
    let content: Range<Int>

    /// Reads the object at a position; nil when there is none before `end`.
    init?(at position: Int, before end: Int, window: inout ByteWindow) throws(MediaError) {
        guard position <= end - 24, let size = try window.number(position + 16, bytes: 8), size >= 24 else {
            return nil
        }
        identifier = try Self.identifier(at: position, window: &window)
        content = position + 24..<position + min(size, end - position)
    }

    /// The known identifier at a position: three numbers with their low bytes first, then eight bytes.
    static func identifier(at position: Int, window: inout ByteWindow) throws(MediaError) -> Identifier? {
        var text = ""
        for place in [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15] {
            guard place >= 0 else {
                text += "-"
                continue
            }
            guard let byte = try window.byte(position + place) else { return nil }
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return Identifier(rawValue: text)
    }
}
