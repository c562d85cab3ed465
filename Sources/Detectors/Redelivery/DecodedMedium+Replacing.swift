import MediaDecoding

extension DecodedMedium {
    /// The same medium with other content; what is nil stays as it is.
    func replacing(
        image: DecodedImage? = nil, audio: DecodedAudio? = nil, video: DecodedVideo? = nil, text: String? = nil
    ) -> DecodedMedium {
        DecodedMedium(
            file: file, description: description, image: image.map(Result.success) ?? self.image,
            audio: audio.map(Result.success) ?? self.audio, video: video.map(Result.success) ?? self.video,
            text: text ?? self.text, isThorough: isThorough)
    }
}
