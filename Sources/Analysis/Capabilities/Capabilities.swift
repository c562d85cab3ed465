public import DetectionCore

/// What this installation can analyse: the one source of truth for clients.
public struct Capabilities: Codable, Sendable, Equatable {
    /// The formats that are recognised and decoded.
    public var formats: [MediaFormat]
    /// Largest accepted medium, in bytes.
    public var maxBytes: Int
    /// Largest accepted picture, in pixels.
    public var maxPixels: Int
    /// The detectors, by id.
    public var detectors: [DetectorInfo]
    /// Operating points at 1 % and 5 % false positives that the held-out samples support, by kind of medium.
    public var operatingPoints: [String: [OperatingPoint]]

    enum CodingKeys: String, CodingKey {
        case formats, detectors
        case maxBytes = "max_bytes"
        case maxPixels = "max_pixels"
        case operatingPoints = "operating_points"
    }

    /// Capabilities of one installation.
    public init(
        formats: [MediaFormat], maxBytes: Int, maxPixels: Int, detectors: [DetectorInfo],
        operatingPoints: [String: [OperatingPoint]]
    ) {
        self.formats = formats
        self.maxBytes = maxBytes
        self.maxPixels = maxPixels
        self.detectors = detectors
        self.operatingPoints = operatingPoints
    }
}
