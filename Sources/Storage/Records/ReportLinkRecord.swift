public import Foundation

/// A link that shows the report of one analysis to whoever has it, until it expires or is deleted.
public struct ReportLinkRecord: Codable, Sendable, Equatable {
    /// Opaque id, by which it is listed and deleted; it shows nothing.
    public var id: String
    /// The account whose analysis it shows.
    public var ownerID: String
    /// The analysis.
    public var analysisID: String
    /// SHA-256 of what is secret in the link.
    public var hash: Data
    /// Whether it shows the medium beside the report.
    public var showsMedium: Bool
    /// Creation time.
    public var created: Date
    /// Expiry.
    public var expires: Date

    /// A link.
    public init(
        id: String, ownerID: String, analysisID: String, hash: Data, showsMedium: Bool, created: Date, expires: Date
    ) {
        self.id = id
        self.ownerID = ownerID
        self.analysisID = analysisID
        self.hash = hash
        self.showsMedium = showsMedium
        self.created = created
        self.expires = expires
    }
}
