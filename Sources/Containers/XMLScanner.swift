/// The tags and texts of an XML document, one after the other; nothing is fetched, expanded or kept.
///
/// Made for XMP packets and the parts of office documents: comments, processing instructions and document types are
/// passed over, CDATA is text, and of entities only the five that XML itself defines and numbers are read. A document
/// that breaks off or is malformed ends the scan.
public struct XMLScanner {
    /// A token of the scanner.
    public enum Event: Equatable {
        /// The start of an element, which has no end of its own when it is empty.
        case open(name: String, attributes: [(name: String, value: String)], isEmpty: Bool)
        /// The end of an element.
        case close
        /// Characters between tags.
        case text(String)

        /// Whether two events are the same.
        public static func == (left: Event, right: Event) -> Bool {
            switch (left, right) {
            case (.close, .close): true
            case (.text(let left), .text(let right)): left == right
            case (.open(let left, let lefts, let leftEmpty), .open(let right, let rights, let rightEmpty)):
                left == right && leftEmpty == rightEmpty && lefts.elementsEqual(rights) { $0 == $1 }
            default: false
            }
        }
    }

    private static let wordEnds = Set(" \t\r\n=/><\"'".utf8)

    private let bytes: [UInt8]
    private var position = 0

    /// A scanner at the start of a document.
    public init(_ window: ByteWindow) {
        bytes = window.bytes
    }

    /// The next event, or nil at the end.
    public mutating func next() -> Event? {
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") { return .text(Self.unescaped(take(until: "<"))) }
            if has("<!--") {
                guard skip(past: "-->") else { return nil }
            } else if has("<![CDATA[") {
                position += 9
                let start = position
                guard skip(past: "]]>") else { return nil }
                return .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
            } else if has("<?") {
                guard skip(past: "?>") else { return nil }
            } else if has("<!") {
                guard skip(past: ">") else { return nil }
            } else if has("</") {
                guard skip(past: ">") else { return nil }
                return .close
            } else {
                return tag()
            }
        }
        return nil
    }

    private mutating func tag() -> Event? {
        position += 1
        let name = word()
        guard !name.isEmpty else { return nil }
        var attributes: [(name: String, value: String)] = []
        while true {
            skipSpace()
            if has("/>") {
                position += 2
                return .open(name: name, attributes: attributes, isEmpty: true)
            }
            if has(">") {
                position += 1
                return .open(name: name, attributes: attributes, isEmpty: false)
            }
            let key = word()
            skipSpace()
            guard !key.isEmpty, has("=") else { return nil }
            position += 1
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
            else { return nil }
            let quote = bytes[position]
            position += 1
            let start = position
            while position < bytes.count, bytes[position] != quote { position += 1 }
            guard position < bytes.count else { return nil }
            attributes.append((key, Self.unescaped(bytes[start..<position])))
            position += 1
        }
    }

    private mutating func word() -> String {
        let start = position
        while position < bytes.count, !Self.wordEnds.contains(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(until end: Unicode.Scalar) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: end) { position += 1 }
        return bytes[start..<position]
    }

    private func has(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    private mutating func skip(past text: String) -> Bool {
        while position < bytes.count {
            if has(text) {
                position += text.utf8.count
                return true
            }
            position += 1
        }
        return false
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("&") else { return text }
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { result, part in
            guard let end = part.firstIndex(of: ";"), let scalar = scalar(part[..<end]) else {
                result += "&" + part
                return
            }
            result.unicodeScalars.append(scalar)
            result += part[part.index(after: end)...]
        }
    }

    private static func scalar(_ entity: Substring) -> Unicode.Scalar? {
        let named: [Substring: Unicode.Scalar] = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
        if let scalar = named[entity] { return scalar }
        if entity.hasPrefix("#x") { return UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init) }
        return entity.hasPrefix("#") ? UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init) : nil
    }
}
