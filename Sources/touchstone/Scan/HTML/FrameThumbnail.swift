import DetectionCore
import MediaDecoding

/// A frame of a video in small, with its moment and what was found in it.
struct FrameThumbnail: Sendable {
    private static let most = 3
    private static let side = 112

    /// Seconds from the start.
    let time: Double
    /// Log-likelihood ratio of the frame.
    let score: Double
    /// A JPEG file.
    let picture: [UInt8]

    /// The frames that pull most towards the outcome of the heaviest detector of frames, in order of time.
    static func deciding(_ video: DecodedVideo, by evidence: [Evidence]) -> [FrameThumbnail] {
        let told = evidence.filter { item in item.segments?.contains { $0.track == .video } ?? false }
        guard let item = told.max(by: { $0.weight ?? 0 < $1.weight ?? 0 }), let segments = item.segments else {
            return []
        }
        let sign: Double = (item.llr ?? 0) < 0 ? -1 : 1
        return segments.filter { $0.track == .video }
            .sorted { $0.score * sign > $1.score * sign }.prefix(most).sorted { $0.start < $1.start }
            .compactMap { segment in
                guard let frame = video.frames.first(where: { $0.time == segment.start }) else { return nil }
                return FrameThumbnail(
                    time: segment.start, score: segment.score, picture: Thumbnail.jpeg(of: frame.image, side: side))
            }
    }
}
