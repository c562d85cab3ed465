/// Storage used by an owner's analyses, and the limits.
public struct StorageView: Codable, Sendable, Equatable {
    /// Storage used by the files of one kind.
    public struct Kind: Codable, Sendable, Equatable {
        /// `image`, `video`, `audio` or `text`.
        public var kind: String
        /// Bytes of its media.
        public var bytes: Int
        /// Number of its analyses.
        public var files: Int

        /// Storage used by one kind.
        public init(kind: String, bytes: Int, files: Int) {
            self.kind = kind
            self.bytes = bytes
            self.files = files
        }
    }

    /// Bytes of everything that is kept.
    public var used: Int
    /// Most bytes that are kept.
    public var limit: Int
    /// Number of kept analyses.
    public var files: Int
    /// Most analyses that are kept.
    public var maxFiles: Int
    /// Bytes of what is held or ephemeral; it goes by itself and does not count.
    public var transient: Int
    /// Storage used by each kind, by its name.
    public var kinds: [Kind]
    /// Suggestions that free the bytes asked for.
    public var suggestions: [SuggestionView]

    enum CodingKeys: String, CodingKey {
        case used, limit, files, transient, kinds, suggestions
        case maxFiles = "max_files"
    }

    /// One owner's store.
    public init(
        used: Int, limit: Int, files: Int, maxFiles: Int, transient: Int, kinds: [Kind], suggestions: [SuggestionView]
    ) {
        self.used = used
        self.limit = limit
        self.files = files
        self.maxFiles = maxFiles
        self.transient = transient
        self.kinds = kinds
        self.suggestions = suggestions
    }
}
