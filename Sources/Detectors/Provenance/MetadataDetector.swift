public import DetectionCore

/// Reports what a file says about its own origin.
///
/// Anyone can write or remove such notes, so there is no score.
public struct MetadataDetector: Detector {
    /// `image.metadata`, `audio.metadata` or `video.metadata`.
    public var id: String { "\(kind.rawValue).metadata" }
    /// Version of the rules.
    public let version = "3.0.0"
    /// The kind of media it reads.
    public let kind: MediaKind

    /// A detector; it needs no model.
    public init(kind: MediaKind = .image) {
        self.kind = kind
    }

    /// The claims in one sentence; `notApplicable` with `no_metadata` when there are none.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let started = ContinuousClock.now
        let claims = await medium.claims()
        let milliseconds = started.duration(to: .now) / .milliseconds(1)
        guard !claims.isEmpty else {
            return Evidence(
                detector: id, version: version, state: .notApplicable, reason: .noMetadata,
                explanation: "The file says nothing about its origin. That argues for nothing.",
                milliseconds: milliseconds)
        }
        return Evidence(
            detector: id, version: version, state: .done, explanation: Self.sentence(claims),
            milliseconds: milliseconds)
    }

    private static func sentence(_ claims: [MetadataClaim]) -> String {
        let said = claims.map { claim in
            switch claim.claim {
            case .synthetic: "made by a generator (\(claim.path))"
            case .camera: "taken with a camera (\(claim.path))"
            case .edited: "edited\(claim.withAI == true ? " with AI" : "") (\(claim.path))"
            case .unknown: "something else (\(claim.path))"
            }
        }
        return "The file says of itself: \(said.joined(separator: ", ")). Such notes can be planted; they never decide."
    }
}
