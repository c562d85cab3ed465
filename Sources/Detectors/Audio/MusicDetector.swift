public import DetectionCore
import MediaDecoding

/// Looks for the evenly spaced lines that the decoders of music generators leave in the spectrum.
///
/// They survive MP3, AAC and Opus, and not a change of speed. A sound without them is no more real than before: not every
/// generator leaves them, and some of those that do leave them faintly. What it finds is shown and decides nothing, because a
/// faint buzz of the mains or whine of a digital device makes such lines in real recordings. docs/detectors/audio-music.md has the figures.
public struct MusicDetector: Detector {
    /// The score from which on lines are found: 2 of 324 pieces of human music reach it, none of 79 recorded voices.
    static let threshold = 4.5
    /// The share of the power between 2 and 7.5 kHz from which on lines are no faint ones: test tones, buzzers, clicks.
    static let mostShare = 0.3

    /// `audio.music`.
    public let id = "audio.music"
    /// Version of the method.
    public let version = "1.0.0"
    /// Sounds.
    public let kind = MediaKind.audio

    /// A detector; it needs no model.
    public init() {}

    /// Evidence with the score of the lines, without a likelihood ratio, where they are clear; otherwise `notApplicable`, which argues for nothing.
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
        let found = SpectralLines(SpectralLines.means(of: frames.chosen, in: sound.samples))
        guard found.score >= threshold, found.share <= mostShare else {
            return look.notApplicable(
                .noMark, "Its spectrum has no lines as music generators leave them. Nothing follows from that.")
        }
        var evidence = look.done(
            score: found.score, llr: nil, sentence(spacing: found.spacing))
        evidence.figures = ["spacing": found.spacing]
        if frames.chosen.count < frames.audible || sound.isPartial {
            evidence.examined = Examined(frames.chosen, of: sound)
        }
        return evidence
    }

    private static func sentence(spacing: Double) -> String {
        "Its spectrum has faint lines at exact multiples of \(spacing.formatted(decimals: 2)) Hz, as the decoders of music "
            + "generators leave them. A faint buzz or whine in a recording can look the same, so it does not decide."
    }
}
