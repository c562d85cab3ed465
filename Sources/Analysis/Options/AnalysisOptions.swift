public import DetectionCore

/// What a user chooses for one analysis.
public struct AnalysisOptions: Codable, Sendable, Equatable {
    /// Operating point and prior.
    public var settings: VerdictSettings
    /// Ids of the detectors to run; nil runs all that fit the medium.
    public var detectors: [String]?

    /// Options; the defaults run everything at one false accusation in a hundred.
    public init(settings: VerdictSettings = VerdictSettings(), detectors: [String]? = nil) {
        self.settings = settings
        self.detectors = detectors
    }
}
