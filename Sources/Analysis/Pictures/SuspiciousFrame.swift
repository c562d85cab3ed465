public import DetectionCore
public import MediaDecoding

/// A frame of a video and what was found in it.
public struct SuspiciousFrame: Sendable {
    /// The frame.
    public let frame: VideoFrame
    /// Its score, as in the evidence.
    public let score: Double

    /// The frames that the heaviest detector of frames looked at, the one that leans most towards synthetic first.
    public static func of(_ video: DecodedVideo, by evidence: [Evidence]) -> [SuspiciousFrame] {
        let told = evidence.filter { item in item.segments?.contains { $0.track == .video } ?? false }
        guard let item = told.max(by: { $0.weight ?? 0 < $1.weight ?? 0 }), let segments = item.segments else {
            return []
        }
        return segments.filter { $0.track == .video }.sorted { $0.score > $1.score }
            .compactMap { segment in
                let frame = video.frames.first { $0.time == segment.start }
                return frame.map { SuspiciousFrame(frame: $0, score: segment.score) }
            }
    }
}
