/// The label that generators in China must leave in a file's metadata, in force since 2025-09-01.
///
/// Source: GB 45438-2025 annexes E and F: a JSON object, alone or under the key `AIGC`, whose `Label` is "1" for generated,
/// "2" for possibly and "3" for suspected to be. Files show `Label` as a number or as `AIGC` too, and Tencent Cloud writes
/// `ServiceProvider` in place of it. `ReservedCode1` may hold a signature; it is not checked, so that the label is a claim
/// whatever stands there.
struct AIGCLabel: Equatable {
    /// What the label says.
    enum Meaning: Equatable {
        case generated, possibly, suspected
    }

    /// The name of the places that are made for it.
    static let key = "aigc"
    private static let maxLength = 16_384
    private static let writers = ["contentproducer", "produceid", "contentpropagator", "serviceprovider"]

    let meaning: Meaning
    /// The company that states it, if its number is known here; else what the label names, if that is a name.
    let producer: String?

    /// Reads a label at the start of a text; what follows it is passed over.
    ///
    /// - Parameter isNamed: Whether the text stands in a place named `AIGC`. Elsewhere a label has to state who wrote it.
    init?(_ text: String, isNamed: Bool = false) {
        guard let json = JSONView(objectAtStartOf: text, maxLength: Self.maxLength) else { return nil }
        self.init(
            [json["AIGC"], json["aigc"]].first { !$0.fields.isEmpty || $0.string != nil } ?? json, isNamed: isNamed)
    }

    /// Reads the members of a label.
    init?(_ json: JSONView, isNamed: Bool) {
        // Some writers put the label into the wrapping as a text.
        let label = json.string.flatMap { JSONView(objectAtStartOf: $0, maxLength: Self.maxLength) } ?? json
        self.init(label.fields.map { ($0.name, $0.value.text ?? "") }, isNamed: isNamed)
    }

    /// Reads the members of a label, each a name and a text.
    init?(_ members: [(name: String, value: String)], isNamed: Bool) {
        let fields = Dictionary(members.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        func isStated(_ name: String) -> Bool { fields[name].map { !$0.isEmpty } ?? false }
        let isAttributed = Self.writers.contains(where: isStated)
        switch fields["label"] {
        case "1", "AIGC", "aigc": meaning = .generated
        case "2": meaning = .possibly
        case "3": meaning = .suspected
        case nil where isStated("serviceprovider"): meaning = .generated
        default: return nil
        }
        guard isAttributed || isNamed else { return nil }
        producer = ["contentproducer", "serviceprovider"].lazy.compactMap { fields[$0].flatMap(Self.name) }.first
    }

    /// The name of a producer: that of a known company, or a text that is no number.
    private static func name(_ code: String) -> String? {
        if let company = companies.first(where: { code.contains($0.number) }) { return company.name }
        let digits = code.count { $0.isNumber }
        return code.isEmpty || digits * 2 >= code.count ? nil : code
    }

    /// Companies by the number of their registration, which stands in `ContentProducer` behind four digits.
    ///
    /// Source: wiltodelta/remove-ai-watermarks; StepFun from a file of its own.
    static let companies: [(number: String, name: String)] = [
        ("91110102MACQD9K640", "Doubao"), ("9144030008867405X2", "Jimeng"), ("91440101MA9Y9T4H7A", "Qwen"),
        ("91110108335469089C", "Kling"), ("91440300708461136T", "Tencent"), ("91110000802100433B", "Baidu"),
        ("91310104MACE0YX639", "StepFun"),
    ]
}
