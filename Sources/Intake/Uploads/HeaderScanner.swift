/// Reads the pieces of a header value from left to right.
///
/// It looks at scalars: a combining mark behind a quote makes another Character of it, but no other end of the string.
struct HeaderScanner {
    private var rest: Substring.UnicodeScalarView

    /// A scanner at the start of a text.
    init(_ text: String) { rest = Substring(text).unicodeScalars }

    /// Everything before one of the stops, trimmed; the stop is left in place.
    mutating func token(until stops: Set<Unicode.Scalar>) -> String {
        let piece = rest.prefix { !stops.contains($0) }
        rest = rest[piece.endIndex...]
        return piece.trimmed
    }

    /// The next `; name=value`; nil at the end.
    mutating func parameter() -> (name: String, value: String)? {
        guard rest.first == ";" else { return nil }
        rest = rest.dropFirst()
        let name = token(until: ["=", ";"]).lowercased()
        guard rest.first == "=" else { return (name, "") }
        rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
        guard rest.first == "\"" else { return (name, token(until: [";"])) }
        let value = quoted()
        _ = token(until: [";"])
        return (name, value)
    }

    /// A quoted string with its escapes undone; browsers leave backslashes in file names unescaped, so that only
    /// quotes and backslashes can be escaped.
    private mutating func quoted() -> String {
        rest = rest.dropFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "\"" {
            if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(rest.removeFirst())
            } else {
                value.append(scalar)
            }
        }
        return String(value)
    }
}

extension Substring.UnicodeScalarView {
    fileprivate var trimmed: String {
        let start = drop(while: \.properties.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(Substring(start[...end]))
    }
}
