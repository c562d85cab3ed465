/// The words that the sender of an e-mail wrote: without headers, quoted lines and what follows the signature's dashes.
///
/// Source: RFC 5322 §2.2; RFC 2045 §6; RFC 2046 §5.1; RFC 3676 §4.3.
enum Mail {
    private static let known: Set<String> = [
        "from", "to", "cc", "subject", "date", "received", "return-path", "message-id", "mime-version", "reply-to",
        "content-type", "content-transfer-encoding", "delivered-to", "in-reply-to", "references", "x-mailer", "sender",
    ]
    private static let maxHeaders = 500
    private static let maxDepth = 4

    private struct Headers {
        var fields: [String: String] = [:]
        /// The first line of the body.
        var body = 0

        var type: String { fields["content-type"]?.lowercased() ?? "text/plain" }
        var encoding: String { fields["content-transfer-encoding"]?.lowercased() ?? "7bit" }
        /// The encoding of its characters; UTF-8 where none is named.
        var charset: String {
            let match = fields["content-type"]?.firstMatch(of: #/charset="?([^";\s]+)/#.ignoresCase())
            return match.map { $0.1.lowercased() } ?? "utf-8"
        }
        /// The name of the file that a part holds; nil for a part to be read.
        var attachment: String? {
            let disposition = fields["content-disposition"] ?? ""
            let isAttached = disposition.lowercased().contains("attachment") || type.contains("message/rfc822")
            let isRead = type.contains("text/") || type.contains("multipart/")
            guard isAttached || !isRead else { return nil }
            let name =
                disposition.firstMatch(of: #/filename="([^"]*)"/#.ignoresCase())
                ?? fields["content-type"]?.firstMatch(of: #/name="([^"]*)"/#.ignoresCase())
            let plain = String(name?.1 ?? "").filter {
                !$0.isNewline && $0.unicodeScalars.allSatisfy { $0.value >= 0x20 }
            }
            return plain.isEmpty ? String(type.prefix { $0 != ";" }).trimmingSpaces : String(plain.prefix(200))
        }
        /// The line that parts the body.
        var boundary: String? {
            guard let match = fields["content-type"]?.firstMatch(of: #/boundary="?([^";\s]+)/#.ignoresCase()) else {
                return nil
            }
            return String(match.1)
        }
    }

    /// The sender's words; nil for a text that is no e-mail.
    ///
    /// - Throws: A refusal where its text is packed, or where it has none.
    static func text(of original: MappedText) throws(TextReading.Refusal) -> MappedText? {
        let lines = original.lines
        guard let headers = headers(original, lines, from: 0),
            headers.fields.keys.count(where: known.contains) >= 3, headers.fields["from"] != nil
        else { return nil }
        return try body(original, lines[headers.body...], headers, depth: 0)
    }

    /// The names of the files attached, in their order; nothing within an attached e-mail is looked at.
    static func attachments(of original: MappedText) -> [String] {
        let lines = original.lines
        guard let headers = headers(original, lines, from: 0) else { return [] }
        return attachments(original, lines[headers.body...], headers, depth: 0)
    }

    private static func attachments(
        _ text: MappedText, _ lines: ArraySlice<Range<Int>>, _ headers: Headers, depth: Int
    ) -> [String] {
        if let name = headers.attachment { return [name] }
        guard let boundary = headers.boundary, headers.type.contains("multipart"), depth < maxDepth else { return [] }
        return split(text, lines, boundary).flatMap { attachments(text, $0.lines, $0.headers, depth: depth + 1) }
    }

    private static func headers(_ text: MappedText, _ lines: [Range<Int>], from first: Int) -> Headers? {
        var headers = Headers()
        var last: String?
        for index in first..<min(lines.count, first + maxHeaders) {
            let line = text.text(lines[index])
            if line.isEmpty {
                headers.body = index + 1
                return headers
            }
            if let last, line.hasPrefix(" ") || line.hasPrefix("\t") {
                headers.fields[last, default: ""] += line
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let isName = parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            guard parts.count == 2, !parts[0].isEmpty, isName else { return nil }
            let name = parts[0].lowercased()
            last = name
            headers.fields[name] = headers.fields[name] ?? String(parts[1])
        }
        return nil
    }

    private static func body(
        _ text: MappedText, _ lines: ArraySlice<Range<Int>>, _ headers: Headers, depth: Int
    ) throws(TextReading.Refusal) -> MappedText {
        if let boundary = headers.boundary, headers.type.contains("multipart"), depth < maxDepth {
            return try parts(text, lines, boundary, depth: depth)
        }
        guard headers.type.contains("text/") else {
            throw Prose.refusal("an e-mail without a text", "Hand in the words themselves.")
        }
        if headers.encoding.contains("base64") {
            guard let unpacked = MailPacking.base64(text, lines, charset: headers.charset) else {
                throw Prose.refusal(
                    "an e-mail in an encoding of its own (\(headers.charset.prefix(40)))",
                    "Copy the words out of your mail program.")
            }
            return ownLines(unpacked, unpacked.lines[...])
        }
        let own = ownLines(text, lines)
        return headers.encoding.contains("quoted-printable")
            ? MailPacking.quotedPrintable(own, charset: headers.charset) : own
    }

    /// The first part that is plain text, or else the first that has a text.
    private static func parts(
        _ text: MappedText, _ lines: ArraySlice<Range<Int>>, _ boundary: String, depth: Int
    ) throws(TextReading.Refusal) -> MappedText {
        let found = split(text, lines, boundary).filter { $0.headers.attachment == nil }
        let ordered = found.filter { $0.headers.type.contains("text/plain") } + found
        guard let first = ordered.first(where: { $0.headers.type.contains("text/") || $0.headers.boundary != nil })
        else {
            throw Prose.refusal("an e-mail without a text", "Hand in the words themselves.")
        }
        return try body(text, first.lines, first.headers, depth: depth + 1)
    }

    /// The parts between the lines of a boundary that have headers.
    private static func split(
        _ text: MappedText, _ lines: ArraySlice<Range<Int>>, _ boundary: String
    ) -> [(headers: Headers, lines: ArraySlice<Range<Int>>)] {
        let marks = lines.indices.filter {
            text.has("--", at: lines[$0].lowerBound) && text.text(lines[$0]).hasPrefix("--\(boundary)")
        }
        var parts: [(headers: Headers, lines: ArraySlice<Range<Int>>)] = []
        for (start, end) in zip(marks, marks.dropFirst() + [lines.endIndex]) {
            let part = Array(lines[(start + 1)..<max(start + 1, end)])
            guard let headers = headers(text, part, from: 0) else { continue }
            parts.append((headers, part[min(headers.body, part.count)...]))
        }
        return parts
    }

    private static func ownLines(_ text: MappedText, _ lines: ArraySlice<Range<Int>>) -> MappedText {
        var result = MappedText()
        for line in lines {
            if text.text(line) == "-- " { break }
            guard !text.has(">", at: line.lowerBound) || line.isEmpty else { continue }
            result.append(text, line)
            result.append("\n", from: text.origins.isEmpty ? 0 : text.origins[min(line.upperBound, text.count - 1)])
        }
        return result
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
