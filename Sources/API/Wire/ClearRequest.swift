/// Which analyses to delete, and which one to keep in their place.
public struct ClearRequest: Codable, Sendable, Equatable {
    /// Ids of the analyses to delete, at most 1,000.
    public var analyses: [String]
    /// Id of the analysis to keep afterwards; nil for none.
    public var thenKeep: String?

    enum CodingKeys: String, CodingKey {
        case analyses
        case thenKeep = "then_keep"
    }

    /// A request.
    public init(analyses: [String], thenKeep: String? = nil) {
        self.analyses = analyses
        self.thenKeep = thenKeep
    }
}
