public import DetectionCore

/// A report with a small picture of the medium.
public struct IllustratedReport: Sendable {
    /// Longest side of the picture, in pixels.
    static let side = 256

    /// The answer.
    public let report: Report
    /// A JPEG file; nil for a medium without pixels.
    public let thumbnail: [UInt8]?

    /// A report, with its picture if there is one.
    public init(report: Report, thumbnail: [UInt8]? = nil) {
        self.report = report
        self.thumbnail = thumbnail
    }
}
