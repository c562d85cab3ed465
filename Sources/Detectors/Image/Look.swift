import DetectionCore
import MediaDecoding

/// One detector's look at one medium: who looks, since when, and the ways it can end.
struct Look: Sendable {
    let detector: String
    let version: String
    /// Digest of the model, once it is known.
    var digest: String?
    private let started = ContinuousClock.now

    init(_ detector: some Detector) {
        self.detector = detector.id
        version = detector.version
    }

    /// A score was found, and perhaps where in the medium.
    func done(
        score: Double, llr: Double?, _ explanation: String, heatmap: Heatmap? = nil, segments: [Segment]? = nil
    ) -> Evidence {
        var evidence = ended(.done, score: score, llr: llr, explanation: explanation)
        evidence.heatmap = heatmap
        evidence.segments = segments
        return evidence
    }

    /// The detector was not made for this medium.
    func notApplicable(_ reason: Reason, _ explanation: String, figures: [String: Double]? = nil) -> Evidence {
        var evidence = ended(.notApplicable, reason: reason, explanation: explanation)
        evidence.figures = figures
        return evidence
    }

    /// Something broke.
    func failed(_ reason: Reason, _ explanation: String) -> Evidence {
        ended(.failed, reason: reason, explanation: explanation)
    }

    /// There is nothing to look at, because decoding gave nothing: not there, or broken.
    func ended(by error: DecodeError) -> Evidence {
        error.code == .unsupported
            ? notApplicable(error.reason, error.message) : failed(error.reason, error.message)
    }

    private func ended(
        _ state: Evidence.State, score: Double? = nil, llr: Double? = nil, reason: Reason? = nil, explanation: String
    ) -> Evidence {
        Evidence(
            detector: detector, version: version, digest: digest, state: state, score: score, llr: llr, reason: reason,
            explanation: explanation, milliseconds: started.duration(to: .now) / .milliseconds(1))
    }
}
