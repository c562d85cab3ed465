/// Reads the pieces of a header value from left to right.
struct HeaderScanner {
    private var rest: Substring

    /// A scanner at the start of a text.
    init(_ text: String) { rest = Substring(text) }

    /// Everything before one of the stops, trimmed; the stop is left in place.
    mutating func token(until stops: Set<Character>) -> String {
        let piece = rest.prefix { !stops.contains($0) }
        rest = rest.dropFirst(piece.count)
        return piece.trimmed
    }

    /// The next `; name=value`; nil at the end.
    mutating func parameter() -> (name: String, value: String)? {
        guard rest.first == ";" else { return nil }
        rest = rest.dropFirst()
        let name = token(until: ["=", ";"]).lowercased()
        guard rest.first == "=" else { return (name, "") }
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        guard rest.first == "\"" else { return (name, token(until: [";"])) }
        let value = quoted()
        _ = token(until: [";"])
        return (name, value)
    }

    /// A quoted string with its escapes undone; browsers leave backslashes in file names unescaped, so that only
    /// quotes and backslashes can be escaped.
    private mutating func quoted() -> String {
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return value
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
