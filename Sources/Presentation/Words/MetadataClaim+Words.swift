package import DetectionCore

extension MetadataClaim {
    /// What a value is, where it is data of a program: that is told, not printed.
    private var dataWords: String? {
        let text = value.drop { $0.isWhitespace }
        if text.prefixMatch(of: #/(workflow|prompt):\s*\{/#.ignoresCase()) != nil { return Self.workflow }
        let isData = text.prefixMatch(of: #/\{\s*"|\[\s*["\{\[]/#) != nil
        let name = path.split(separator: ":").last?.lowercased()
        let isGraph =
            name == "prompt" || name == "workflow"
            || ["\"class_type\"", "\"nodes\"", "\"links\"", "\"inputs\""].contains { text.contains($0) }
        if isData, isGraph { return Self.workflow }
        if isData, text.contains("\"Label\"") { return Self.label }
        let isSettings = ["Steps: ", "Sampler: ", "CFG scale: ", "Model hash: "].contains { text.contains($0) }
        if isData || isSettings { return "the settings of an image generator" }
        let isTerm = DigitalSourceType(term: value).map { $0 != .unknown } ?? false
        return isTerm ? "the press agencies\u{2019} term for it (IPTC)" : nil
    }

    private static let label = "a label that generators in China must write"
    private static let workflow = "a ComfyUI workflow"

    /// Whether the value is a name, or other words that can be shown.
    var isName: Bool { dataWords == nil && value.contains { !$0.isWhitespace } }

    /// The value as it is shown, or what kind of data it is.
    package var told: String { dataWords ?? "\u{201C}\(value)\u{201D}" }

    /// What kind of statement it is, where its value or its place tells.
    var kindWords: String? {
        path.lowercased().hasSuffix(":aigc") ? Self.label : dataWords
    }

    /// The name of what a chat tool left in a text; nil for notes of other places and for a label.
    package var mark: String? {
        path.hasPrefix("text:") && path != "text:AIGC" ? String(path.dropFirst(5)) : nil
    }

    /// The name of a program in the value, without words such as "Made with" before it.
    var program: String {
        let words = #/(made|generated|created|imagined|edited|enhanced) (with|by|using) /#.ignoresCase()
        return value.prefixMatch(of: words).map { String(value[$0.range.upperBound...]) } ?? value
    }

    /// What the claim says.
    package var says: String {
        switch claim {
        case .synthetic where mark != nil: "is what a chat tool leaves in text that is copied from it"
        case .synthetic: "says it was made by a machine"
        case .camera: "says it came from a camera"
        case .edited: withAI == true ? "says it was edited with AI" : "says it was edited"
        case .unknown: "says something that this version does not know"
        }
    }
}
