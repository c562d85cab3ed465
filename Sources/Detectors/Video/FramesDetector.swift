public import DetectionCore
import MediaDecoding

/// Looks at frames of a video with detectors of pictures.
///
/// Each frame is judged as a picture would be, by the same fusion; `FrameFindings` puts the frames together.
public struct FramesDetector: Detector {
    /// Stable id, such as `video.frames`.
    public let id: String
    /// Version of the way frames are put together.
    public let version = "1.0.0"
    /// Videos.
    public let kind = MediaKind.video

    private let detectors: [any Detector]
    private let fusion: FusionTable?
    private let words: FrameWords

    /// A detector of videos made of detectors of pictures.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - detectors: What looks at each frame.
    ///   - fusion: How pictures are fused; without a profile that fits, log-likelihood ratios are averaged.
    ///   - words: How its findings are told.
    init(_ id: String, of detectors: [any Detector], fusion: FusionTable?, words: FrameWords) {
        self.id = id
        self.detectors = detectors
        self.fusion = fusion
        self.words = words
    }

    /// The calibrated score over the frames; `notApplicable` when no frame could be judged, `failed` without frames.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch medium.video {
        case nil:
            return look.notApplicable(.formatUnsupported, "There is no picture track to look at.")
        case .failure(let error)?:
            return look.ended(by: error)
        case .success(let video)?:
            var findings: [FrameFinding] = []
            var evidence: [Evidence] = []
            for frame in video.frames where !Task.isCancelled {
                let answers = await answers(to: frame, of: medium)
                if let finding = finding(at: frame.time, answers) { findings.append(finding) }
                evidence += answers
            }
            let digests = Set(evidence.compactMap(\.digest)).sorted()
            look.digest = digests.isEmpty ? nil : digests.joined(separator: " ")
            guard let found = FrameFindings(findings) else { return Self.refusal(look, evidence) }
            var done = look.done(
                score: found.llr, llr: found.llr, words.sentence(found, looked: video.frames.count))
            done.examined = Self.examined(video, of: medium.description)
            done.segments = found.segments
            done.regions = found.regions
            return done
        }
    }

    private func answers(to frame: VideoFrame, of medium: DecodedMedium) async -> [Evidence] {
        let picture = medium.picture(frame)
        var answers: [Evidence] = []
        for detector in detectors { answers.append(await detector.evidence(for: picture)) }
        return answers
    }

    private func finding(at time: Double, _ answers: [Evidence]) -> FrameFinding? {
        let llrs = answers.compactMap { $0.state == .done ? $0.llr : nil }.filter(\.isFinite)
        guard !llrs.isEmpty else { return nil }
        let llr = fusion?.best(for: answers)?.score ?? llrs.reduce(0, +) / Double(llrs.count)
        return FrameFinding(time: time, llr: llr, regions: answers.flatMap { $0.regions ?? [] })
    }

    /// The frames that were looked at, of all that the container's rate and length make; nil when neither is declared,
    /// or there are no more.
    private static func examined(_ video: DecodedVideo, of description: MediaDescription) -> Examined? {
        let track = description.tracks?.first { $0.kind == .video }
        guard let rate = track?.frameRate, rate.isFinite, rate > 0, video.duration.isFinite else { return nil }
        let all = (rate * video.duration).rounded()
        guard all > Double(video.frames.count) else { return nil }
        return Examined(Double(video.frames.count), of: all, .frames)
    }

    /// Why no frame has an answer: what went wrong first, else what did not apply.
    private static func refusal(_ look: Look, _ answers: [Evidence]) -> Evidence {
        if let failed = answers.first(where: { $0.state == .failed }) {
            return look.failed(failed.reason ?? .inferenceFailed, failed.explanation)
        }
        guard let refused = answers.first(where: { $0.state == .notApplicable }) else {
            return look.failed(.cancelled, "It was cancelled before a frame was looked at.")
        }
        return look.notApplicable(refused.reason ?? .notMeasured, refused.explanation, figures: refused.figures)
    }
}
