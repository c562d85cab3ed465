public import DetectionCore
public import Inference
import MediaDecoding

/// Judges whether a voice was synthesised or converted, by the trace that vocoders leave in short-time spectra.
///
/// Windows of 3 s with speech in them go through the convolutions and the first block of the Whisper-base encoder; the
/// profiles of deviation and motion over its channels go into a logistic regression that was trained on recordings,
/// synthetic voices, and recordings beside their copies through a vocoder. A second network, AASIST, adds half as much.
/// Experimental: docs/detectors/audio.md says what it misses.
public struct SpeechDetector: Detector {
    /// Stable id.
    public static let id = "audio.speech"
    private static let leastSpeech = 1.5

    private let loaded: LazyValue<SpeechReader, InferenceError>

    /// Stable id, the same as `Self.id`.
    public let id: String = Self.id
    /// Version of the method with its weights.
    public let version: String
    /// Sounds.
    public let kind = MediaKind.audio
    /// What its manifest says.
    public let isExperimental: Bool

    /// A detector whose model is loaded from the repository when it is first needed.
    public init(models: ModelRepository) {
        let manifest = models.manifests.first { $0.id == Self.id }
        version = manifest?.version ?? "1.2.0"
        isExperimental = manifest?.isExperimental ?? true
        loaded = LazyValue { () async throws(InferenceError) in
            try await SpeechReader(models)
        }
    }

    /// Scores the first sound track of a medium, or says why it cannot.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let look = Look(self)
        switch medium.audio {
        case nil: return look.notApplicable(.formatUnsupported, "There is no sound track.")
        case .failure(let error)?: return look.failed(error.reason, error.message)
        case .success(let sound)?: return await evidence(for: sound, look)
        }
    }

    private func evidence(for sound: DecodedAudio, _ started: Look) async -> Evidence {
        var look = started
        let activity = await WorkQueue.shared.run { VoiceActivity(sound.samples) }
        if let refusal = Self.refusal(activity, look) { return refusal }
        do throws(InferenceError) {
            let reader = try await loaded.get()
            look.digest = reader.model.digest
            let ranges = SpeechWindows.ranges(of: sound.samples.count, activity)
            var voices: [(range: Range<Int>, heard: SpeechReader.Heard)] = []
            for range in ranges {
                let heard = try await reader.hear(sound.samples[range])
                if !heard.isMusic { voices.append((range, heard)) }
            }
            guard voices.count * 3 > ranges.count else {
                return look.notApplicable(.music, "It sounds like music or tones, and only voices were measured.")
            }
            let logit = try await reader.antispoofing.logit(of: voices.map(\.range), in: sound.samples)
            let finding = SpeechFinding(
                windows: voices.map { ($0.range, reader.score($0.heard, antispoofing: logit)) })
            let calibration = reader.model.manifest.platt
            let llr = calibration.llr(ofScore: finding.score)
            var evidence = look.done(
                score: finding.score, llr: llr, Self.sentence(windows: finding.windows.count, sound))
            if SpeechWindows.leaveOut(sound, activity) { evidence.examined = Examined(voices.map(\.range), of: sound) }
            evidence.segments = finding.segments(calibration)
            return evidence
        } catch {
            return look.failed(error.reason, error.message)
        }
    }

    private static func refusal(_ activity: VoiceActivity, _ look: Look) -> Evidence? {
        guard activity.isAudible else { return look.notApplicable(.silence, "There is nothing to hear.") }
        guard activity.seconds >= leastSpeech else {
            let heard = activity.seconds.formatted(decimals: 1)
            return look.notApplicable(
                .speechTooShort, "\(heard) s sound like a voice; at least \(leastSpeech) s are needed.",
                figures: ["seconds": activity.seconds, "least": leastSpeech])
        }
        return nil
    }

    private static func sentence(windows: Int, _ sound: DecodedAudio) -> String {
        let stretches = windows == 1 ? "one stretch" : "\(windows) stretches"
        let partial = sound.isPartial ? " Only the beginning of the sound was decoded." : ""
        return "Compared the fine sound of the voice in \(stretches) of 3 s with recordings and synthetic voices."
            + partial
    }
}
