/// What a case says: to be made, or in place of what it said before.
public struct CaseRequest: Codable, Sendable, Equatable {
    /// Longest title, in bytes of UTF-8.
    public static let titleLimit = 300
    /// Longest note, in bytes of UTF-8.
    public static let noteLimit = 20_000
    /// Most tags.
    public static let tagLimit = 20
    /// Longest tag, in bytes of UTF-8.
    public static let tagLength = 80
    /// Most analyses.
    public static let analysisLimit = 200

    /// What it is called: 1 to `titleLimit` bytes, not blank.
    public var title: String
    /// What its owner knows and concludes, at most `noteLimit` bytes; nil for nothing.
    public var note: String?
    /// Words it is found by, at most `tagLimit` of 1 to `tagLength` bytes; nil for none.
    public var tags: [String]?
    /// Ids of analyses of the account, at most `analysisLimit`, each once; nil for none.
    public var analyses: [String]?
    /// The revision in whose place it comes; of a case that is made, nil.
    public var revision: Int?

    /// A request.
    public init(
        title: String, note: String? = nil, tags: [String]? = nil, analyses: [String]? = nil, revision: Int? = nil
    ) {
        self.title = title
        self.note = note
        self.tags = tags
        self.analyses = analyses
        self.revision = revision
    }
}
