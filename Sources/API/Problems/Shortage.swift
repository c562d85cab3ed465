public import Foundation

/// What a `quota_exceeded` problem says beyond the usual: how full the store is and what would make room.
public struct Shortage: Codable, Sendable, Equatable {
    /// Bytes that are kept.
    public var used: Int
    /// Most bytes that may be kept.
    public var limit: Int
    /// Number of kept analyses.
    public var files: Int
    /// Most analyses that may be kept.
    public var maxFiles: Int
    /// Bytes that the new analysis needs.
    public var needed: Int
    /// Bytes that must go before it fits; 0 when it is the number of analyses that is too high.
    public var shortfall: Int
    /// Until when its report waits; nil when it was not analysed.
    public var heldUntil: Date?
    /// Address of the analysis that waits; nil when it was not analysed.
    public var analysis: String?
    /// Suggestions of analyses to delete.
    public var suggestions: [SuggestionView]

    enum CodingKeys: String, CodingKey {
        case used, limit, files, needed, shortfall, analysis, suggestions
        case maxFiles = "max_files"
        case heldUntil = "held_until"
    }

    /// A shortage.
    public init(
        used: Int, limit: Int, files: Int, maxFiles: Int, needed: Int, shortfall: Int, heldUntil: Date? = nil,
        analysis: String? = nil, suggestions: [SuggestionView]
    ) {
        self.used = used
        self.limit = limit
        self.files = files
        self.maxFiles = maxFiles
        self.needed = needed
        self.shortfall = shortfall
        self.heldUntil = heldUntil
        self.analysis = analysis
        self.suggestions = suggestions
    }
}
