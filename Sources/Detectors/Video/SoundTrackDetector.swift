public import DetectionCore
import MediaDecoding

/// Listens to the sound of a video with a detector of sounds.
public struct SoundTrackDetector: Detector {
    /// Stable id, such as `video.sound`.
    public let id: String
    /// Version of the detector that listens.
    public let version: String
    /// Videos.
    public let kind = MediaKind.video

    /// Whether the detector that listens is experimental.
    public var isExperimental: Bool { detector.isExperimental }

    private let detector: any Detector

    /// A detector of videos that hands their sound to a detector of sounds.
    init(_ id: String, of detector: any Detector) {
        self.id = id
        version = detector.version
        self.detector = detector
    }

    /// What the detector of sounds finds, in its own words; `notApplicable` with `silence` without a sound track.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        guard let sound = medium.soundTrack else {
            return Look(self).notApplicable(.silence, "The video has no sound track.")
        }
        if case .failure(let error) = sound.audio { return Look(self).ended(by: error) }
        var evidence = await detector.evidence(for: sound)
        evidence.detector = id
        return evidence
    }
}
