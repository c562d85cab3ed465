public import DetectionCore
public import MediaDecoding

/// A frame of a video and what was found in it.
public struct DecidingFrame: Sendable {
    /// The frame.
    public let frame: VideoFrame
    /// Log-likelihood ratio of the frame.
    public let score: Double

    /// The frames that pull most towards the outcome of the heaviest detector of frames, the strongest first.
    public static func of(_ video: DecodedVideo, by evidence: [Evidence]) -> [DecidingFrame] {
        let told = evidence.filter { item in item.segments?.contains { $0.track == .video } ?? false }
        guard let item = told.max(by: { $0.weight ?? 0 < $1.weight ?? 0 }), let segments = item.segments else {
            return []
        }
        let sign: Double = (item.llr ?? 0) < 0 ? -1 : 1
        return segments.filter { $0.track == .video }.sorted { $0.score * sign > $1.score * sign }
            .compactMap { segment in
                let frame = video.frames.first { $0.time == segment.start }
                return frame.map { DecidingFrame(frame: $0, score: segment.score) }
            }
    }
}
