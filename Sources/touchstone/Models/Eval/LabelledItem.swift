/// One medium of which it is known what it is.
struct LabelledItem: Sendable, Equatable {
    /// The truth about a file.
    enum Label: String, Codable, Sendable {
        case authentic, synthetic

        /// The label that a data set's word stands for.
        init?(word: String) {
            switch word.lowercased() {
            case "real", "human", "authentic", "0": self = .authentic
            case "fake", "ai", "synthetic", "machine", "1": self = .synthetic
            default: return nil
            }
        }
    }

    /// The file's place.
    enum Content: Sendable, Equatable {
        case file(String)
        case text(String)
    }

    let content: Content
    /// The path as the manifest writes it; nil for texts.
    var path: String?
    /// Number of the manifest's line, from 1, for texts.
    var row: Int?
    let label: Label
    let generator: String
    /// What media that are alike share, such as a camera or a site; nil when the manifest does not say.
    var source: String?
    /// The delivery, such as `q60`; nil when the manifest does not say.
    let delivery: String?
}
