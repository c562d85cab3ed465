import DetectionCore
import Detectors
import MediaDecoding

extension Inspection {
    /// A JPEG file of at most so many pixels a side: the picture, or the most suspicious frame of a video.
    ///
    /// Nil for a medium without pixels.
    public func thumbnail(side: Int) -> [UInt8]? {
        if case .success(let image) = medium.image { return Thumbnail.jpeg(of: image, side: side) }
        guard case .success(let video) = medium.video else { return nil }
        let frame = SuspiciousFrame.of(video, by: report.evidence).first?.frame ?? video.frames.first
        return frame.map { Thumbnail.jpeg(of: $0.image, side: side) }
    }
}
