public import DetectionCore
import MediaDecoding

/// Looks for the evenly spaced lines that the decoders of music generators leave in the spectrum.
///
/// They survive MP3, AAC and Opus, and not a change of speed. A sound without them is no more real than before: not every
/// generator leaves them, and some of those that do leave them faintly. Lines of a buzz or a whine that was added to a recording are
/// told from them, for those do not follow its loudness. docs/detectors/audio-music.md has the figures.
public struct MusicDetector: Detector {
    /// From score to log-likelihood ratio, as `training/audio/lines_table.py` prints it.
    static let calibration = PlattCalibration(slope: 3.065, intercept: -10.555)
    /// No finding counts for more, which is less than the sample supports: recordings that could be mistaken are rare in it.
    static let most = 4.0

    /// `audio.music`.
    public let id = "audio.music"
    /// Version of the method.
    public let version = "1.1.0"
    /// Sounds.
    public let kind = MediaKind.audio

    /// A detector; it needs no model.
    public init() {}

    /// Evidence with the score of the lines where they are clear; otherwise `notApplicable`, which argues for nothing.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let look = Look(self)
        switch look.sound(of: medium) {
        case .ended(let evidence): return evidence
        case .samples(let sound): return await WorkQueue.shared.run { Self.evidence(for: sound, look) }
        }
    }

    private static func evidence(for sound: DecodedAudio, _ look: Look) -> Evidence {
        let frames = SpectralLines.frames(of: sound.samples)
        guard frames.audible >= SpectralLines.least else {
            // Not a refusal: whoever else listens may need less.
            return look.notApplicable(
                .noMark, "Too little sound to look for lines in its spectrum: 10 s are needed. Nothing follows.")
        }
        let found = SpectralLines(SpectralLines.powers(of: frames.chosen, in: sound.samples))
        guard found.areClear else {
            return look.notApplicable(
                .noMark, "Its spectrum has no lines as music generators leave them. Nothing follows from that.")
        }
        var evidence = look.done(
            score: found.score, llr: min(calibration.llr(ofScore: found.score), most), sentence(spacing: found.spacing))
        evidence.figures = ["spacing": found.spacing]
        if frames.chosen.count < frames.audible || sound.isPartial {
            evidence.examined = Examined(frames.chosen, of: sound)
        }
        return evidence
    }

    private static func sentence(spacing: Double) -> String {
        "Its spectrum has faint lines at exact multiples of \(spacing.formatted(decimals: 2)) Hz, as the decoders of music "
            + "generators leave them. They follow the loudness of the sound, which a buzz or a whine does "
            + "not. Neural tools that separate or code sound may leave them, too."
    }
}
