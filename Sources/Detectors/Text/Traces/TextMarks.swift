/// Finds what chat tools leave in text that is copied from them: one pass over the characters, no expressions.
///
/// Code blocks, back-quoted stretches and what stands right behind a quotation mark are passed over: there people write
/// about such marks.
///
/// Sources: Wikipedia, "Signs of AI writing"; answers pasted into public repositories; see `docs/detectors/text-traces.md`.
struct TextMarks {
    private static let most = 256

    private let text: MappedText
    private(set) var found: [TextMark] = []

    /// The marks of a text, in order.
    static func marks(in text: MappedText) -> [TextMark] {
        var reader = TextMarks(text)
        reader.read()
        return reader.found
    }

    private init(_ text: MappedText) {
        self.text = text
    }

    private mutating func read() {
        var code = CodeStretches(text)
        var quotes = 0
        var privateUse: [Int] = []
        var index = 0
        while index < text.count, found.count < Self.most {
            if let end = code.end(at: index) {
                index = end
                continue
            }
            let scalar = text.scalars[index]
            if scalar == "\n", index + 1 < text.count, text.scalars[index + 1] == "\n" { quotes = 0 }
            if scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}" { quotes += 1 }
            if 0xE200...0xE206 ~= scalar.value { privateUse.append(index) }
            if let mark = proof(at: index) ?? strong(at: index, isSaid: quotes % 2 == 1) ?? weak(at: index) {
                if !isQuoted(mark.range.lowerBound) { found.append(mark) }
                index = max(index + 1, mark.range.upperBound)
            } else {
                index += 1
            }
        }
        if privateUse.count > 1 {
            found.append(
                TextMark(tier: .proof, name: "U+E200", writer: "ChatGPT", range: privateUse[0]..<privateUse[0] + 1))
        }
    }

    /// Whether a quotation mark stands right before an index.
    private func isQuoted(_ index: Int) -> Bool {
        index > 0 && "\"'`\u{2018}\u{201A}\u{201C}\u{201E}\u{AB}".unicodeScalars.contains(text.scalars[index - 1])
    }

    // MARK: A tool's own syntax

    private func proof(at index: Int) -> TextMark? {
        func mark(_ name: String, _ writer: String, to end: Int?) -> TextMark? {
            end.map { TextMark(tier: .proof, name: name, writer: writer, range: index..<$0) }
        }
        switch text.scalars[index] {
        case ":":
            return mark("oaicite", "ChatGPT", to: digits(after: ":contentReference[oaicite:", at: index))
        case "o":
            guard !isInWord(index) else { return nil }
            return mark("oaicite", "ChatGPT", to: digits(after: "oaicite:", at: index))
                ?? mark("oai_citation", "ChatGPT", to: digits(after: "oai_citation:", at: index))
        case "t":
            return mark("turn0search0", "ChatGPT", to: searchMark(at: index))
        case "\u{3010}":
            return mark("\u{3010}\u{2020}\u{3011}", "ChatGPT", to: bracket(at: index))
        case "s":
            guard text.has("sandbox:/mnt/data/", at: index), index > 0,
                ["(", "<", "\"", "'"].contains(text.scalars[index - 1])
            else { return nil }
            // Here a quotation mark belongs to the link.
            return TextMark(tier: .proof, name: "sandbox:/mnt/data/", writer: "ChatGPT", range: index - 1..<index + 18)
        case "[":
            if text.has("[cite_start]", at: index) { return mark("cite_start", "Gemini", to: index + 12) }
            return mark("cite", "Gemini", to: numbers(after: "[cite:", at: index))
                ?? mark("span", "Gemini", to: span(at: index))
        case "<":
            if text.has("<grok-card", at: index) { return mark("grok-card", "Grok", to: index + 10) }
            if text.has("</think>", at: index) { return thought(at: index) }
            for token in Self.tokens where text.has(token, at: index) {
                return mark(token.filter { $0.isLetter || $0 == "_" }, "", to: index + token.utf8.count)
            }
            return nil
        case "g":
            for name in ["grok_render_citation_card_json", "grok_card"] where text.has(name, at: index) {
                return isWord(index, name.utf8.count) ? mark(name, "Grok", to: index + name.utf8.count) : nil
            }
            return nil
        case "\"":
            let name = "\"attributableIndex\""
            guard text.has(name, at: index) else { return nil }
            var end = index + name.utf8.count
            while end < text.count, text.scalars[end] == " " { end += 1 }
            return text.has(":", at: end) ? mark("attributableIndex", "ChatGPT", to: end + 1) : nil
        case "/":
            return text.has("/ppl-ai-file-upload", at: index)
                ? mark("ppl-ai-file-upload", "Perplexity", to: index + 19) : nil
        default:
            return nil
        }
    }

    /// Tokens of chat templates.
    private static let tokens = [
        "<|im_start|>", "<|im_end|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>", "<|begin_of_text|>",
        "<start_of_turn>", "<end_of_turn>", "<|assistant|>", "<|user|>", "<|system|>", "<|im_sep|>", "<|eom_id|>",
    ]

    private static let searches = [
        "search", "view", "news", "image", "file", "fetch", "product", "academia", "forecast", "finance", "sports",
        "maps",
    ]

    /// `turn0search3`, alone or behind the words that go with it.
    private func searchMark(at index: Int) -> Int? {
        guard var end = digits(after: "turn", at: index) else { return nil }
        guard let kind = Self.searches.first(where: { text.has($0, at: end) }) else { return nil }
        end += kind.utf8.count
        guard let last = digits(after: "", at: end) else { return nil }
        var start = index
        while start > max(0, index - 8), 0x61...0x7A ~= text.scalars[start - 1].value { start -= 1 }
        let before = text.text(start..<index)
        let isAlone = start == index && !isInWord(index)
        return isAlone || ["cite", "filecite", "navlist"].contains(before) ? last : nil
    }

    /// `【4:2†source】`.
    private func bracket(at index: Int) -> Int? {
        guard var end = digits(after: "", at: index + 1) else { return nil }
        if text.has(":", at: end) {
            guard let second = digits(after: ":", at: end) else { return nil }
            end = second
        }
        guard end < text.count, text.scalars[end] == "\u{2020}" else { return nil }
        return text.scalars[end..<min(text.count, end + 200)].firstIndex(of: "\u{3011}").map { $0 + 1 }
    }

    /// `[span_3](start_span)`.
    private func span(at index: Int) -> Int? {
        guard let end = digits(after: "[span_", at: index) else { return nil }
        for tail in ["](start_span)", "](end_span)"] where text.has(tail, at: end) { return end + tail.utf8.count }
        return nil
    }

    /// The end of a model's thoughts, with an answer behind it.
    private func thought(at index: Int) -> TextMark? {
        let end = index + 8
        guard text.scalars[end...].prefix(400).contains(where: { $0.properties.isAlphabetic }),
            index == 0 || text.scalars[index - 1].properties.isWhitespace
                || [".", "!", "?"].contains(text.scalars[index - 1])
        else { return nil }
        return TextMark(tier: .proof, name: "think", writer: "", range: index..<end)
    }

    // MARK: Common in generated texts

    /// - Parameter isSaid: Whether it stands within quotation marks: then it is not the assistant that speaks.
    private func strong(at index: Int, isSaid: Bool) -> TextMark? {
        func mark(_ name: String, _ length: Int) -> TextMark {
            TextMark(tier: .strong, name: name, writer: "", range: index..<index + length)
        }
        let scalar = text.scalars[index]
        if scalar == "[" { return placeholder(at: index) }
        if scalar == "2", !isInWord(index), text.has("20", at: index), text.has("-XX-XX", at: index + 4),
            digits(after: "", at: index + 2) == index + 4
        {
            return mark("20NN-XX-XX", 10)
        }
        if scalar == "?" || scalar == "&" {
            let start = text.has("&amp;", at: index) ? index + 5 : index + 1
            for link in Self.links where text.has(link, at: start) {
                return mark(link, start - index + link.utf8.count)
            }
            return nil
        }
        guard scalar.properties.isAlphabetic, !isInWord(index) else { return nil }
        if text.has(Self.grounding, at: index) { return mark("grounding-api-redirect", Self.grounding.utf8.count) }
        guard !isSaid else { return nil }
        if isLineStart(index), let end = opening(at: index) {
            return TextMark(tier: .strong, name: "opening", writer: "", range: index..<end)
        }
        for phrase in Self.phrases where text.hasLetters(phrase, at: index) && isWord(index, phrase.utf8.count) {
            return mark("assistant\u{2019}s voice", phrase.utf8.count)
        }
        return nil
    }

    private static let grounding = "vertexaisearch.cloud.google.com/grounding-api-redirect"
    private static let links = [
        "utm_source=chatgpt.com", "utm_source=openai", "utm_source=copilot.com", "utm_source=perplexity",
        "utm_source=claude.ai", "referrer=grok.com",
    ]
    /// In small letters; a phrase starts and ends with a word.
    private static let phrases = [
        "as an ai language model", "as an ai model", "as an ai assistant", "as a large language model",
        "i do not have personal", "i do not have real-time", "i do not have access to current",
        "i don't have real-time", "i don't have access to current", "i cannot fulfill", "i cannot fulfil",
        "i cannot comply with", "i cannot assist with", "i can't assist with", "i cannot provide medical",
        "i cannot provide legal", "knowledge cutoff", "as of my last", "as of my latest", "as of my knowledge",
        "my training data",
    ]

    /// An answer's first words, at the start of a line.
    private func opening(at index: Int) -> Int? {
        for word in ["Certainly!", "Sure!", "Absolutely!", "Of course!"] where text.has(word, at: index) {
            let place = index + word.utf8.count
            return text.has(" Here", at: place) ? place + 5 : nil
        }
        for start in ["Here is ", "Here's ", "Here\u{2019}s "] where starts(start, at: index) {
            var place = index + start.unicodeScalars.count
            for article in ["a ", "the ", "your "] where text.has(article, at: place) {
                place += article.utf8.count
                break
            }
            guard place > index + start.unicodeScalars.count else { return nil }
            for word in ["revised", "rewritten", "rewrite", "polished", "rephrased"]
            where text.has(word, at: place) && isWord(place, word.utf8.count) {
                return place + word.utf8.count
            }
        }
        return nil
    }

    /// `[web:3]`, `[Your Name]`, `[Insert …]`.
    private func placeholder(at index: Int) -> TextMark? {
        for name in ["[web:", "[attached_file:"] {
            if let end = numbers(after: name, at: index) {
                return TextMark(tier: .strong, name: "\(name)N]", writer: "", range: index..<end)
            }
        }
        for name in ["[Your Name]", "[Recipient's Name]", "[Recipient\u{2019}s Name]"] where starts(name, at: index) {
            return TextMark(tier: .strong, name: name, writer: "", range: index..<index + name.unicodeScalars.count)
        }
        guard text.has("[Insert ", at: index), let end = text.scalars[index...].prefix(80).firstIndex(of: "]") else {
            return nil
        }
        return TextMark(tier: .strong, name: "[Insert \u{2026}]", writer: "", range: index..<end + 1)
    }

    // MARK: Shown only

    private func weak(at index: Int) -> TextMark? {
        func mark(_ name: String, _ length: Int) -> TextMark {
            TextMark(tier: .weak, name: name, writer: "", range: index..<index + length)
        }
        switch text.scalars[index] {
        case "I", "i":
            guard !isInWord(index), text.hasLetters("i hope this helps", at: index) else { return nil }
            return mark("I hope this helps", 17)
        case "L", "l":
            guard !isInWord(index) else { return nil }
            for phrase in ["let me know if you'd like", "let me know if you would like"]
            where text.hasLetters(phrase, at: index) {
                return mark("let me know if you\u{2019}d like", phrase.utf8.count)
            }
            return nil
        case "#":
            guard isLineStart(index) else { return nil }
            let end = text.scalars[index...].prefix(7).firstIndex { $0 != "#" } ?? index
            return end < text.count && end > index && text.scalars[end] == " "
                ? mark("a heading in Markdown", end - index) : nil
        case "*":
            guard text.has("**", at: index), index + 2 < text.count, !text.scalars[index + 2].properties.isWhitespace,
                text.scalars[(index + 2)...].prefix(120).contains("*")
            else { return nil }
            return mark("bold in Markdown", 2)
        default:
            return nil
        }
    }

    // MARK: Parts

    private func starts(_ name: String, at index: Int) -> Bool {
        let wanted = name.unicodeScalars
        return index + wanted.count <= text.count && text.scalars[index..<index + wanted.count].elementsEqual(wanted)
    }

    /// The end of some digits, at least one, behind an ASCII text.
    private func digits(after name: String, at index: Int) -> Int? {
        guard name.isEmpty || text.has(name, at: index) else { return nil }
        let start = index + name.utf8.count
        var end = start
        while end < text.count, end < start + 9, 0x30...0x39 ~= text.scalars[end].value { end += 1 }
        return end > start ? end : nil
    }

    /// The end of numbers with commas, and of the bracket that closes them, behind an ASCII text.
    private func numbers(after name: String, at index: Int) -> Int? {
        guard text.has(name, at: index) else { return nil }
        let rest = text.scalars[(index + name.utf8.count)...].prefix(80)
        guard let end = rest.firstIndex(of: "]"), rest[..<end].contains(where: { 0x30...0x39 ~= $0.value }),
            rest[..<end].allSatisfy({ 0x30...0x39 ~= $0.value || $0 == "," || $0 == " " || $0 == "-" })
        else { return nil }
        return end + 1
    }

    private func isInWord(_ index: Int) -> Bool {
        index > 0 && (text.scalars[index - 1].properties.isAlphabetic || 0x30...0x39 ~= text.scalars[index - 1].value)
    }

    private func isWord(_ start: Int, _ length: Int) -> Bool {
        let end = start + length
        return !isInWord(start) && !(end < text.count && text.scalars[end].properties.isAlphabetic)
    }

    private func isLineStart(_ index: Int) -> Bool {
        var place = index
        while place > 0, text.scalars[place - 1] == " " || text.scalars[place - 1] == "*" { place -= 1 }
        return place == 0 || text.scalars[place - 1] == "\n"
    }
}
