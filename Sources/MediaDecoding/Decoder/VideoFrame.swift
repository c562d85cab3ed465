/// One picture of a video and the moment it is shown at.
public struct VideoFrame: Sendable {
    /// Seconds from the start of the video.
    public let time: Double
    /// The picture, turned upright.
    public let image: DecodedImage

    /// A frame.
    public init(time: Double, image: DecodedImage) {
        self.time = time
        self.image = image
    }
}
