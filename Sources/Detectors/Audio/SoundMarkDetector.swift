public import DetectionCore
public import Inference
import MediaDecoding

/// Listens for the mark that Resemble's Perth leaves in sounds; Chatterbox and NeuTTS Air add it to the voices they make.
///
/// The mark survives codecs and the telephone, and now and then it is heard where there is none: in short music
/// too often to weigh it, so it is shown and decides nothing. Most synthetic voices have no mark.
public struct SoundMarkDetector: Detector {

    /// `audio.mark`.
    public let id = "audio.mark"
    /// Version of the method.
    public let version = "1.0.0"
    /// Sounds.
    public let kind = MediaKind.audio

    private let loaded: LazyValue<SoundMarkReader, InferenceError>

    /// A detector whose network is loaded from the repository when it is first needed.
    public init(models: ModelRepository) {
        loaded = LazyValue { () async throws(InferenceError) in
            SoundMarkReader(model: try await models.model(SoundMarkReader.id))
        }
    }

    /// Evidence with the mean score, without a likelihood ratio, when the stretches sound marked; otherwise `notApplicable`.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let look = Look(self)
        switch look.sound(of: medium) {
        case .ended(let evidence): return evidence
        case .samples(let sound): return await evidence(for: sound, look)
        }
    }

    private func evidence(for sound: DecodedAudio, _ started: Look) async -> Evidence {
        var look = started
        let audible = await WorkQueue.shared.run { SoundMarkReader.audible(sound.samples) }
        guard audible.count >= SoundMarkReader.least else {
            return look.notApplicable(
                .durationTooShort, "Too little sound: \(SoundMarkReader.least) stretches of 1.5 s are needed at least.")
        }
        let ranges = SoundMarkReader.chosen(of: audible)
        do throws(InferenceError) {
            let reader = try await loaded.get()
            look.digest = reader.model.digest
            guard let score = try await reader.score(of: ranges, in: sound.samples) else {
                return look.notApplicable(.noMark, "No mark of a voice generator was heard. Nothing follows from that.")
            }
            var evidence = look.done(score: score, llr: nil, Self.sentence(stretches: ranges.count))
            evidence.figures = ["stretches": Double(ranges.count)]
            if ranges.count < audible.count || sound.isPartial { evidence.examined = Examined(ranges, of: sound) }
            return evidence
        } catch {
            return look.failed(error.reason, error.message)
        }
    }

    private static func sentence(stretches: Int) -> String {
        "In each of \(stretches) stretches of 1.5 s it sounds as if it carried the mark of Resemble's Perth, which some voice "
            + "generators add (Chatterbox, NeuTTS Air). It is heard in some music that has none, so it does not "
            + "decide."
    }
}
