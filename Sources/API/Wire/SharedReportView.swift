public import DetectionCore
public import Foundation

/// A report as whoever has a link to it sees it.
public struct SharedReportView: Codable, Sendable, Equatable {
    /// Name of the file; nil for pasted text.
    public var name: String?
    /// The report as it was made, with its signature.
    public var report: ReportDocument
    /// When the link expires.
    public var expires: Date
    /// The link itself, and what else it shows.
    public var links: AnalysisView.Links

    /// A report.
    public init(name: String?, report: ReportDocument, expires: Date, links: AnalysisView.Links) {
        self.name = name
        self.report = report
        self.expires = expires
        self.links = links
    }
}
