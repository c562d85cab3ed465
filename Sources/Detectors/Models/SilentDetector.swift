public import DetectionCore

/// Stands in for an experimental detector that nobody asked for: it looks at nothing and says so.
public struct SilentDetector: Detector {
    /// Why it says nothing, and how to change that.
    public static let sentence =
        "This detector is experimental and off: start with --experimental, or name it among the detectors, to use it."

    /// The id of the detector that is off.
    public let id: String
    /// Its version.
    public let version: String
    /// The kind of medium it would look at.
    public let kind: MediaKind
    /// It stands in for one that is.
    public let isExperimental = true

    /// Takes the place of a detector.
    public init(_ detector: any Detector) {
        id = detector.id
        version = detector.version
        kind = detector.kind
    }

    /// `notApplicable` with `detectorOff`, whatever the medium.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        Look(self).notApplicable(.detectorOff, Self.sentence)
    }
}
