import MediaDecoding

extension Redelivery {
    /// Views of audio after a telephone line, a low bit rate and a noisy room.
    static let sounds = soundLosses.map { loss in
        Redelivery(loss.name) { medium in
            guard case .success(let audio) = medium.audio, !audio.samples.isEmpty else { return nil }
            return medium.replacing(audio: loss.apply(audio))
        }
    }

    /// The losses themselves, for sounds and for the sound of a video.
    static let soundLosses: [SoundLoss] = [
        SoundLoss(name: "lowpass-6k") { LowPass(cutoff: 6_000).apply(to: $0) },
        SoundLoss(name: "telephone", lose: Telephone.apply),
        SoundLoss(name: "noise-30db") { WhiteNoise.add(to: $0, decibelsBelow: 30) },
    ]
}

/// A named loss of sound quality.
struct SoundLoss: Sendable {
    let name: String
    let lose: @Sendable ([Float]) -> [Float]

    /// The sound with the loss; as long as it was.
    func apply(_ audio: DecodedAudio) -> DecodedAudio {
        DecodedAudio(
            samples: lose(audio.samples), duration: audio.duration, storedRate: audio.storedRate,
            channels: audio.channels, codec: audio.codec)
    }
}
