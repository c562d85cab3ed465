public import Foundation

/// A link that shows a report to whoever has it.
public struct ReportLinkView: Codable, Sendable, Equatable {
    /// Opaque id, by which it is revoked; it shows nothing.
    public var id: String
    /// The address of whose analysis it shows, for administrators.
    public var email: String?
    /// Creation time.
    public var created: Date
    /// Expiry.
    public var expires: Date
    /// Whether it shows the medium beside the report.
    public var medium: Bool
    /// The link, relative to the server; in the answer to its making only.
    public var url: String?

    /// A link.
    public init(id: String, email: String? = nil, created: Date, expires: Date, medium: Bool, url: String? = nil) {
        self.id = id
        self.email = email
        self.created = created
        self.expires = expires
        self.medium = medium
        self.url = url
    }
}
