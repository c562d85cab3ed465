import DetectionCore

/// A step that cuts a normalised text into the pieces that a vocabulary then reads: a "pre-tokenizer".
enum PieceCutter: Sendable, Equatable {
    /// At white space, which goes, and around every punctuation mark.
    case bert
    /// Into bytes; before that by GPT-2's pattern, and with a space in front where there is none.
    case bytes(addsSpace: Bool, cuts: Bool)
    /// Spaces become a mark, and each mark starts a piece.
    case marked(Unicode.Scalar, addsMark: Bool, cuts: Bool)
    /// Words, and runs of what is neither word nor space.
    case words
    /// At white space, which goes.
    case space
    /// Around every punctuation mark.
    case punctuation
    /// Around digits: each one, or each run of them.
    case digits(each: Bool)
    /// By GPT-2's pattern.
    case pattern
    /// Around every place where a text stands.
    case around([Unicode.Scalar])

    /// The steps of a `pre_tokenizer`.
    static func read(_ json: JSONValue?) throws(TokenizerRefusal) -> [PieceCutter] {
        var cutters: [PieceCutter] = []
        for step in try json?.steps("pretokenizers") ?? [] {
            // Bytes are the vocabulary's own: nothing can cut them further.
            if case .bytes? = cutters.last { throw TokenizerRefusal(unknown: "a pre-tokenizer after ByteLevel") }
            cutters.append(try PieceCutter(step))
        }
        return cutters
    }

    private init(_ json: JSONValue) throws(TokenizerRefusal) {
        switch json.type {
        case "BertPreTokenizer": self = .bert
        case "ByteLevel":
            self = .bytes(
                addsSpace: try json.flag("add_prefix_space", or: true), cuts: try json.flag("use_regex", or: true))
        case "Metaspace": self = try Self.marked(json)
        case "Whitespace": self = .words
        case "WhitespaceSplit": self = .space
        case "Punctuation":
            try Self.check(json, behaviour: ["Isolated"])
            self = .punctuation
        case "Digits": self = .digits(each: try json.flag("individual_digits", or: false))
        case "Split": self = try Self.split(json)
        default: throw TokenizerRefusal(unknown: "the pre-tokenizer '\(json.type)'")
        }
    }

    private static func marked(_ json: JSONValue) throws(TokenizerRefusal) -> PieceCutter {
        let mark = Array(try json.text("replacement").unicodeScalars)
        guard mark.count == 1 else { throw TokenizerRefusal("has a mark for spaces of other than one character") }
        let addsMark: Bool
        switch json.setting("prepend_scheme")?.string {
        case nil: addsMark = try json.flag("add_prefix_space", or: true)
        case "always": addsMark = true
        case "never": addsMark = false
        case let scheme?: throw TokenizerRefusal(unknown: "'\(scheme)' as the 'prepend_scheme' of Metaspace")
        }
        return .marked(mark[0], addsMark: addsMark, cuts: try json.flag("split", or: true))
    }

    private static func check(_ json: JSONValue, behaviour known: [String]) throws(TokenizerRefusal) {
        let behaviour = json.setting("behavior")?.string ?? ""
        guard known.contains(behaviour) else {
            throw TokenizerRefusal(unknown: "'\(behaviour)' as the 'behavior' of \(json.type)")
        }
    }

    private static func split(_ json: JSONValue) throws(TokenizerRefusal) -> PieceCutter {
        try check(json, behaviour: ["Isolated"])
        guard try json.flag("invert", or: false) == false else {
            throw TokenizerRefusal(unknown: "an inverted 'Split'")
        }
        if let text = json["pattern"]?.setting("String")?.string, !text.isEmpty {
            return .around(Array(text.unicodeScalars))
        }
        let pattern = json["pattern"]?.setting("Regex")?.string ?? ""
        guard pattern == PieceScanner.pattern else {
            throw TokenizerRefusal(unknown: "the regular expression '\(pattern.prefix(80))'")
        }
        return .pattern
    }

    /// The pieces of a text after all steps, in order.
    static func apply(_ cutters: [PieceCutter], to text: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        cutters.reduce([text]) { pieces, cutter in pieces.flatMap(cutter.pieces) }
    }

    /// The pieces of one piece; none is empty.
    private func pieces(of text: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        guard let first = text.first else { return [] }
        switch self {
        case .bert:
            return text.split(whereSeparator: \.properties.isWhitespace).flatMap { $0.isolating(\.isPunctuation) }
        case .space: return text.split(whereSeparator: \.properties.isWhitespace)
        case .punctuation: return text.isolating(\.isPunctuation)
        case .words: return text.runs { $0.isWord ? 1 : $0.properties.isWhitespace ? 0 : 2 }
        case .digits(let each):
            return each ? text.isolating(\.isNumber) : text.runs { $0.isNumber ? 1 : 2 }
        case .bytes(let addsSpace, let cuts):
            let text = addsSpace && first != " " ? ([" "] + text)[...] : text
            return cuts ? text.matches() : [text]
        case .pattern: return text.matches()
        case .marked(let mark, let addsMark, let cuts):
            let marked = text.map { $0 == " " ? mark : $0 }
            let whole = addsMark && marked[0] != mark ? [mark] + marked : marked
            return cuts ? whole[...].cut(before: mark) : [whole[...]]
        case .around(let pattern): return text.isolating(pattern)
        }
    }
}
