import DetectionCore
import Detectors
import MediaDecoding

/// A detector of pictures or sounds whose answer a test computes.
struct ScriptedDetector: Detector {
    let id: String
    let version = "2.0.0"
    let kind: MediaKind
    private let answer: @Sendable (DecodedMedium) -> (state: Evidence.State, llr: Double?, reason: Reason?)

    init(
        _ id: String, kind: MediaKind = .image,
        answer: @escaping @Sendable (DecodedMedium) -> (state: Evidence.State, llr: Double?, reason: Reason?)
    ) {
        self.id = id
        self.kind = kind
        self.answer = answer
    }

    func evidence(for medium: DecodedMedium) async -> Evidence {
        let (state, llr, reason) = answer(medium)
        return Evidence(
            detector: id, version: version, digest: "sha256:\(id)", state: state, score: llr, llr: llr, reason: reason,
            explanation: "\(id) looked.")
    }
}
