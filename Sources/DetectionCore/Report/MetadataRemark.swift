/// A note in a file's metadata that bears on its origin and says too little for a claim: it is shown.
public struct MetadataRemark: Codable, Sendable, Equatable {
    /// What the note says.
    public enum Meaning: String, ExtensibleCode, CaseIterable {
        /// A platform holds the medium for possibly generated.
        case possiblyGenerated = "possibly_generated"
        /// A platform suspects that the medium is generated.
        case suspectedGenerated = "suspected_generated"
        /// A job on a service for machine learning wrote the file.
        case serviceJob = "service_job"
        /// A meaning of another version; never given.
        case unknown

        /// The meanings that are given.
        public static let allCases: [Meaning] = [.possiblyGenerated, .suspectedGenerated, .serviceJob]
    }

    /// Where it was found, such as `png:AIGC`.
    public var path: String
    /// The value as found, cleaned of control characters and at most 200 characters long.
    public var value: String
    /// What it says.
    public var meaning: Meaning

    /// One remark.
    public init(path: String, value: String, meaning: Meaning) {
        self.path = path
        self.value = value
        self.meaning = meaning
    }
}
