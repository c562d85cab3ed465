import DetectionCore

/// The findings of the image detectors in one frame of a video.
struct FrameFinding: Sendable, Equatable {
    /// Seconds from the start of the video.
    var time: Double
    /// Log-likelihood ratio of the frame as a picture.
    var llr: Double
    /// Parts of the frame, such as faces.
    var regions: [Region] = []
}
