public import DetectionCore
public import Detectors

/// A finished analysis with the decoded medium it was made of.
public struct Inspection: Sendable {
    /// The answer.
    public let report: Report
    /// The medium with its pixels or text.
    public let medium: DecodedMedium
}
