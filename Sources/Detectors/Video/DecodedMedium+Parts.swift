import DetectionCore
import MediaDecoding

extension DecodedMedium {
    /// One frame of this video as a picture of its own.
    func picture(_ frame: VideoFrame) -> DecodedMedium {
        var description = description
        description.kind = .image
        description.width = frame.image.width
        description.height = frame.image.height
        return DecodedMedium(file: file, description: description, image: .success(frame.image))
    }

    /// The sound of this video as a sound of its own; nil without a sound track.
    var soundTrack: DecodedMedium? {
        guard let audio else { return nil }
        var description = description
        description.kind = .audio
        return DecodedMedium(file: file, description: description, audio: audio)
    }
}
