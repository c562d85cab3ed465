import Analysis
import DetectionCore
import MediaDecoding
import Presentation

extension FrameThumbnail {
    private static let most = 3
    private static let side = 112

    /// The most suspicious frames, in order of time.
    static func suspicious(_ video: DecodedVideo, by evidence: [Evidence]) -> [FrameThumbnail] {
        SuspiciousFrame.of(video, by: evidence).prefix(most).sorted { $0.frame.time < $1.frame.time }.map { found in
            FrameThumbnail(
                time: found.frame.time, score: found.score, picture: Thumbnail.jpeg(of: found.frame.image, side: side))
        }
    }
}
