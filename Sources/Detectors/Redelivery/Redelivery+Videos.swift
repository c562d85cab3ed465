import MediaDecoding

extension Redelivery {
    /// Each loses quality in its frames and in its sound at once, as re-encoding a video does.
    static let videos = zip(pictureLosses, soundLosses).map { picture, sound in
        Redelivery("\(picture.name), \(sound.name)") { medium in
            let frames = (try? medium.video?.get()).map { $0.replacingFrames(picture.apply) }
            let audio = (try? medium.audio?.get()).map(sound.apply)
            guard frames != nil || audio != nil else { return nil }
            return medium.replacing(audio: audio, video: frames)
        }
    }
}

extension DecodedVideo {
    /// The same moments in other pictures; frames without one are left out.
    fileprivate func replacingFrames(_ change: (DecodedImage) -> DecodedImage?) -> DecodedVideo {
        let changed = frames.compactMap { frame in change(frame.image).map { VideoFrame(time: frame.time, image: $0) } }
        return DecodedVideo(duration: duration, codec: codec, frames: changed)
    }
}
