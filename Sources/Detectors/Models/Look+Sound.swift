import DetectionCore
import MediaDecoding

extension Look {
    /// The sound to listen to, or the evidence that says why there is none.
    enum Sound {
        case samples(DecodedAudio)
        case ended(Evidence)
    }

    /// The sound of a medium, when there is any.
    func sound(of medium: DecodedMedium) -> Sound {
        switch medium.audio {
        case nil:
            return .ended(notApplicable(.formatUnsupported, "This detector listens to sound only."))
        case .failure(let error)?:
            return .ended(failed(error.reason, error.message))
        case .success(let sound)?:
            guard !sound.samples.isEmpty else {
                return .ended(notApplicable(.durationTooShort, "The sound track is empty."))
            }
            return .samples(sound)
        }
    }
}
