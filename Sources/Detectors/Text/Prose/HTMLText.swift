/// The text of a page in HTML: what stands between the tags, without scripts, styles and heads.
enum HTMLText {
    private static let silent = ["script", "style", "head", "template", "noscript", "svg", "title", "nav"]
    /// Elements within a line; all others end one.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
        "sub", "sup", "u", "var", "wbr",
    ]
    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "\u{2013}",
        "mdash": "\u{2014}",
        "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}", "hellip": "\u{2026}",
        "eacute": "\u{E9}", "euro": "\u{20AC}", "shy": "\u{AD}", "copy": "\u{A9}", "zwnj": "\u{200C}",
    ]
    private static let longestTag = 20_000

    /// Whether a text is a page or a piece of one: it begins with its first tags.
    static func isPage(_ text: MappedText) -> Bool {
        guard let start = text.scalars.prefix(2000).firstIndex(where: { !$0.properties.isWhitespace }) else {
            return false
        }
        return [
            "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<section", "<table", "<h1",
        ]
        .contains { text.hasLetters($0, at: start) }
    }

    /// The text between the tags.
    static func text(of page: MappedText) -> MappedText {
        var result = MappedText()
        result.reserve(page.count)
        var unclosed: Set<String> = []
        var index = 0
        while index < page.count {
            switch page.scalars[index] {
            case "<":
                if page.has("<!--", at: index) {
                    index = end(of: "-->", in: page, from: index + 4) ?? page.count
                    continue
                }
                guard let name = name(in: page, at: index) else {
                    result.append("<", from: page.origins[index])
                    index += 1
                    continue
                }
                let close = tagEnd(in: page, from: index)
                if silent.contains(name), !unclosed.contains(name) {
                    if let end = end(of: "</\(name)", in: page, from: close) {
                        index = tagEnd(in: page, from: end)
                        continue
                    }
                    unclosed.insert(name)
                }
                if !inline.contains(name) { result.append("\n", from: page.origins[index]) }
                index = close
            case "&":
                let (scalar, length) = entity(in: page, at: index) ?? ("&", 1)
                result.append(scalar, from: page.origins[index])
                index += length
            case let scalar:
                result.append(scalar, from: page.origins[index])
                index += 1
            }
        }
        return result
    }

    /// The name of the element whose tag starts at an index, in small letters; nil where none does.
    private static func name(in page: MappedText, at index: Int) -> String? {
        var place = index + 1
        if place < page.count, page.scalars[place] == "/" || page.scalars[place] == "!" || page.scalars[place] == "?" {
            place += 1
        }
        let name = page.scalars[place...].prefix(12).prefix {
            $0.isASCII && $0.properties.isAlphabetic || 0x30...0x39 ~= $0.value
        }
        return name.first.map { $0.properties.isAlphabetic } == true
            ? String(String.UnicodeScalarView(name)).lowercased() : nil
    }

    /// The end of a tag; a bracket within a quoted value ends none, unless the quote is never closed.
    private static func tagEnd(in page: MappedText, from index: Int) -> Int {
        var first: Int?
        var quote: Unicode.Scalar?
        for place in min(index, page.count)..<min(page.count, index + longestTag) {
            let scalar = page.scalars[place]
            if scalar == ">" {
                if quote == nil { return place + 1 }
                first = first ?? place + 1
            } else if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "\"" || scalar == "'", page.scalars[place - 1] == "=" {
                quote = scalar
            }
        }
        return first ?? min(page.count, index + longestTag)
    }

    private static func end(of name: String, in page: MappedText, from index: Int) -> Int? {
        var place = index
        while place < page.count {
            if page.hasLetters(name, at: place) { return name == "-->" ? place + 3 : place }
            place += 1
        }
        return nil
    }

    private static func entity(in page: MappedText, at index: Int) -> (Unicode.Scalar, Int)? {
        guard let end = page.scalars[index...].prefix(12).firstIndex(of: ";") else { return nil }
        let name = page.text(index + 1..<end)
        let length = end - index + 1
        if let scalar = entities[name] { return (scalar, length) }
        guard name.hasPrefix("#") else { return nil }
        let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
        return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init).map {
            ($0, length)
        }
    }
}
