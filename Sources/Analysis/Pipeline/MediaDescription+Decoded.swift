import DetectionCore
import MediaDecoding

extension MediaDescription {
    /// Takes the size from the decoder, which turns and crops a picture as its container says in any of many ways, and the
    /// number of frames where only the decoder counts them.
    mutating func adopt(_ image: DecodedImage) {
        (width, height) = (image.width, image.height)
        guard format == .gif || format == .webp else { return }
        frames = image.frames > 1 ? image.frames : nil
    }

    /// Takes the length from the decoder when it saw the end.
    mutating func adopt(_ audio: DecodedAudio) {
        if !audio.isPartial { duration = audio.duration }
    }
}
