import DetectionCore

extension HiddenText {
    /// What it says: by its name alone that a generator made the picture, and by its text perhaps which.
    func claim(_ format: MediaFormat) -> MetadataClaim {
        MetadataClaim(
            path: "\(format.rawValue):stealth", value: ClaimText.clean(program ?? text ?? name), claim: .synthetic)
    }

    /// The comment of a text that is a JSON object with the members of a PNG file's text chunks.
    var comment: String? {
        text.flatMap { JSONView(Array($0.utf8))?["Comment"].string }
    }

    /// The program's name, by the rules for text chunks.
    private var program: String? {
        guard let text, let json = JSONView(Array(text.utf8)) else { return nil }
        let named = ["Software", "Source"].compactMap { key in json[key].string.map { (key, $0) } }
        return named.first { key, value in
            let tag = MetadataTag(system: "png", name: key, value: value)
            return KnownTag.statements(of: [tag]).claims.contains { $0.claim == .synthetic }
        }?.1
    }
}
