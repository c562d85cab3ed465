/// A link to a report, to be made.
public struct ReportLinkRequest: Codable, Sendable, Equatable {
    /// Longest life of a link, in days.
    public static let mostDays = 365

    /// Days until it expires, 1 to `mostDays`.
    public var days: Int
    /// Whether it shows the medium beside the report; nil for no.
    public var medium: Bool?

    /// A request.
    public init(days: Int, medium: Bool? = nil) {
        self.days = days
        self.medium = medium
    }
}
