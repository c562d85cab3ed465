import DetectionCore

/// One row of the table of known notes: who writes what where, how it is recognised, and what it says.
struct KnownTag: Sendable {
    /// What a note says.
    enum Statement: Sendable, Equatable {
        /// A claim; `value` is shown in place of the note's own text where that would tell a person nothing.
        case claim(MetadataClaim.Claim, isWithAI: Bool = false, value: String? = nil)
        /// Too little for a claim: it is shown.
        case remark(MetadataRemark.Meaning)

        static let synthetic = Statement.claim(.synthetic)
        static let editedWithAI = Statement.claim(.edited, isWithAI: true)
    }

    /// Whose note it is.
    let writer: String
    /// The place, in words.
    let place: String
    /// What stands there, in words.
    let form: String
    /// What it says, in words.
    let says: String
    /// Where this is known from.
    let source: String
    /// The statement of a tag, given with all of its file's; nil when it is another's.
    let read: @Sendable (MetadataTag, [MetadataTag]) -> Statement?

    init(
        _ writer: String, in place: String, _ form: String, says: String = "synthetic", source: String,
        read: @escaping @Sendable (MetadataTag, [MetadataTag]) -> Statement?
    ) {
        self.writer = writer
        self.place = place
        self.form = form
        self.says = says
        self.source = source
        self.read = read
    }

    /// What a file's tags say, in their order: of each place the first statement.
    static func statements(of tags: [MetadataTag]) -> MetadataStatements {
        var found = MetadataStatements()
        var seen: Set<String> = []
        for tag in tags where tag.value.contains(where: { !$0.isWhitespace }) {
            guard !seen.contains(tag.path), let statement = all.lazy.compactMap({ $0.read(tag, tags) }).first else {
                continue
            }
            seen.insert(tag.path)
            switch statement {
            case .claim(let claim, let isWithAI, let value):
                found.claims.append(
                    MetadataClaim(
                        path: tag.path, value: ClaimText.clean(value ?? tag.value), claim: claim,
                        withAI: isWithAI ? true : nil))
            case .remark(let meaning):
                found.remarks.append(
                    MetadataRemark(path: tag.path, value: ClaimText.clean(tag.value), meaning: meaning))
            }
        }
        return found
    }
}

/// What a file's notes say of its origin.
struct MetadataStatements: Sendable, Equatable {
    var claims: [MetadataClaim] = []
    var remarks: [MetadataRemark] = []
}
