/// A frame of a video in small, with its moment and what was found in it.
package struct FrameThumbnail: Sendable {
    /// Seconds from the start.
    package let time: Double
    /// Log-likelihood ratio of the frame.
    package let score: Double
    /// A JPEG file.
    package let picture: [UInt8]

    /// A frame in small.
    package init(time: Double, score: Double, picture: [UInt8]) {
        self.time = time
        self.score = score
        self.picture = picture
    }
}
