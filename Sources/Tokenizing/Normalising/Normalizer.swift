import DetectionCore
import Foundation

/// A step that changes a text before it is cut.
enum Normalizer: Sendable, Equatable {
    case bert(cleans: Bool, spacesIdeographs: Bool, stripsAccents: Bool, lowers: Bool)
    case composed(UnicodeForm)
    case lower
    /// Marks of every kind go.
    case stripAccents
    /// White space at the ends goes.
    case strip(left: Bool, right: Bool)
    /// Every place where a text stands becomes another.
    case replace([Unicode.Scalar], by: [Unicode.Scalar])
    /// Two spaces and more become a text.
    case replaceSpaces(by: [Unicode.Scalar])
    case precompiled(PrecompiledMap)

    /// The normalisation forms of Unicode.
    enum UnicodeForm: String, Sendable {
        case nfc = "NFC"
        case nfd = "NFD"
        case nfkc = "NFKC"
        case nfkd = "NFKD"

        /// A text in this form.
        func apply(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
            guard text.contains(where: { $0.value >= 0x80 }) else { return text }
            // What an edition does not know, it neither takes apart nor puts together.
            return text[...].runs { $0.isKnown(to: UnicodeEdition.forms) ? 1 : 2 }.flatMap { run in
                run.first?.isKnown(to: UnicodeEdition.forms) == true ? mapped(run) : Array(run)
            }
        }

        private func mapped(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
            var string = String.UnicodeScalarView()
            string.append(contentsOf: text)
            let whole = String(string)
            let mapped =
                switch self {
                case .nfc: whole.precomposedStringWithCanonicalMapping
                case .nfd: whole.decomposedStringWithCanonicalMapping
                case .nfkc: whole.precomposedStringWithCompatibilityMapping
                case .nfkd: whole.decomposedStringWithCompatibilityMapping
                }
            return Array(mapped.unicodeScalars)
        }
    }

    /// The steps of a `normalizer`.
    static func read(_ json: JSONValue?) throws(TokenizerRefusal) -> [Normalizer] {
        var steps: [Normalizer] = []
        for step in try json?.steps("normalizers") ?? [] { steps.append(try Normalizer(step)) }
        return steps
    }

    private init(_ json: JSONValue) throws(TokenizerRefusal) {
        switch json.type {
        case "BertNormalizer":
            let lowers = try json.flag("lowercase", or: true)
            self = .bert(
                cleans: try json.flag("clean_text", or: true),
                spacesIdeographs: try json.flag("handle_chinese_chars", or: true),
                stripsAccents: try json.flag("strip_accents", or: lowers), lowers: lowers)
        case "NFC", "NFD", "NFKC", "NFKD": self = .composed(UnicodeForm(rawValue: json.type) ?? .nfc)
        case "Lowercase": self = .lower
        case "StripAccents": self = .stripAccents
        case "Strip":
            self = .strip(
                left: try json.flag("strip_left", or: true), right: try json.flag("strip_right", or: true))
        case "Replace": self = try Self.replacement(json)
        case "Precompiled":
            self = .precompiled(try PrecompiledMap(base64: try json.text("precompiled_charsmap")))
        default: throw TokenizerRefusal(unknown: "the normalizer '\(json.type)'")
        }
    }

    private static func replacement(_ json: JSONValue) throws(TokenizerRefusal) -> Normalizer {
        let content = Array(try json.text("content").unicodeScalars)
        if let text = json["pattern"]?.setting("String")?.string, !text.isEmpty {
            guard content.count <= 16 else { throw TokenizerRefusal("replaces text by more than 16 characters") }
            return .replace(Array(text.unicodeScalars), by: content)
        }
        let pattern = json["pattern"]?.setting("Regex")?.string ?? ""
        guard pattern == " {2,}" else {
            throw TokenizerRefusal(unknown: "the regular expression '\(pattern.prefix(80))'")
        }
        return .replaceSpaces(by: content)
    }

    /// A text after all steps.
    static func apply(_ steps: [Normalizer], to text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        steps.reduce(Array(text)) { $1.apply($0) }
    }

    private func apply(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        switch self {
        case .bert(let cleans, let spacesIdeographs, let stripsAccents, let lowers):
            var text = text
            if cleans { text = text.filter { !$0.isUnclean }.map { $0.properties.isWhitespace ? " " : $0 } }
            if spacesIdeographs { text = text.flatMap { $0.isIdeograph ? [" ", $0, " "] : [$0] } }
            if stripsAccents {
                text = UnicodeForm.nfd.apply(text).filter { $0.category(in: UnicodeEdition.bert) != .nonspacingMark }
            }
            return lowers ? Self.lowered(text) : text
        case .composed(let form): return form.apply(text)
        case .lower: return Self.lowered(text)
        case .stripAccents: return text.filter { !$0.isMark }
        case .strip(let left, let right):
            var text = text[...]
            if left { text = text.drop { $0.properties.isWhitespace } }
            if right { while text.last?.properties.isWhitespace == true { text.removeLast() } }
            return Array(text)
        case .replace(let pattern, let content):
            return text[...].isolating(pattern).flatMap { $0.elementsEqual(pattern) ? content[...] : $0 }
        case .replaceSpaces(let content): return Self.replacingSpaces(in: text, by: content)
        case .precompiled(let map): return map.apply(text)
        }
    }

    private static func lowered(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        text.flatMap { scalar -> [Unicode.Scalar] in
            scalar.value < 0x80
                ? ["A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar]
                : Array(scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    private static func replacingSpaces(in text: [Unicode.Scalar], by content: [Unicode.Scalar]) -> [Unicode.Scalar] {
        text[...].runs { $0 == " " ? 1 : 2 }.flatMap { $0.count > 1 && $0.first == " " ? content[...] : $0 }
    }
}

extension Unicode.Scalar {
    /// Whether BERT's normaliser takes it out: controls, formats, private use and the replacement character.
    var isUnclean: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: return false
        case 0, 0xFFFD: return true
        default: break
        }
        return switch category(in: UnicodeEdition.bert) {
        case .control, .format, .privateUse, .surrogate: true
        default: false
        }
    }

    /// Whether BERT's normaliser puts spaces around it; the ranges are those of its source.
    var isIdeograph: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }

    /// Whether it is a mark of any kind.
    var isMark: Bool {
        switch category(in: UnicodeEdition.marks) {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
