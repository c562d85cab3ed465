public import DetectionCore

/// What a user chooses for one analysis.
public struct AnalysisOptions: Codable, Sendable, Equatable {
    /// Operating point and prior.
    public var settings: VerdictSettings
    /// Ids of the detectors to run; nil runs all that fit the medium.
    public var detectors: [String]?
    /// Whether re-delivered views of the medium are looked at too, at several times the work.
    public var isThorough: Bool

    private enum CodingKeys: String, CodingKey {
        case settings, detectors
        case isThorough = "thorough"
    }

    /// Options; the defaults run everything at one false accusation in a hundred.
    public init(settings: VerdictSettings = VerdictSettings(), detectors: [String]? = nil, isThorough: Bool = false) {
        self.settings = settings
        self.detectors = detectors
        self.isThorough = isThorough
    }

    /// Reads stored options; those written before a choice existed have its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        settings = try container.decode(VerdictSettings.self, forKey: .settings)
        detectors = try container.decodeIfPresent([String].self, forKey: .detectors)
        isThorough = try container.decodeIfPresent(Bool.self, forKey: .isThorough) ?? false
    }
}
