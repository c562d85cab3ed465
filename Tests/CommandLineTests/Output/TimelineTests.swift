import DetectionCore
import Foundation
import MediaDecoding
import Presentation
import Testing

@testable import touchstone

@Suite("Signals along the time", .timeLimit(.minutes(20)))
struct TimelineTests {
    @Test("Stretches fill their cells, moments one, and nothing stands where nobody looked")
    func strip() throws {
        let segments = [
            Segment(track: .audio, start: 0, end: 2, score: -5), Segment(track: .audio, start: 4, end: 5, score: 5),
            Segment(track: .audio, start: 9, end: 9, score: 0),
        ]
        let text = try #require(SegmentStrip.text(segments, duration: 10, width: 10))
        #expect(
            text.hasPrefix("0:00 \u{2581}\u{2581}\u{00B7}\u{00B7}\u{2588}\u{00B7}\u{00B7}\u{00B7}\u{00B7}\u{2584} 0:10")
        )
        #expect(SegmentStrip.text([], duration: 10) == nil)
    }

    @Test("A strip is as wide as it should be, whatever times a report holds")
    func hostileTimes() throws {
        for end in [0.0, 1e-9, 5, 1e300] {
            let segment = Segment(track: .video, start: 0, end: end, score: 1)
            let text = try #require(SegmentStrip.text([segment], duration: nil, width: 7))
            #expect(text.split(separator: " ")[1].count == 7)
        }
    }

    @Test("The frames shown are the most suspicious ones, whatever the outcome, in order of time")
    func frames() {
        let scores = [1.0, 9, 2, 8, -3, 7]
        let video = DecodedVideo(
            duration: 6, codec: "h264",
            frames: scores.indices.map { index in
                VideoFrame(time: Double(index), image: DecodedImage(width: 1, height: 1, rgb: [0, 0, 0]))
            })
        let segments = scores.enumerated().map { index, score in
            Segment(track: .video, start: Double(index), end: Double(index), score: score)
        }
        func shown(_ llr: Double) -> [Double] {
            let evidence = Evidence(
                detector: "video.frames", version: "1", state: .done, llr: llr, explanation: "", segments: segments)
            return FrameThumbnail.suspicious(video, by: [evidence]).map(\.time)
        }
        #expect(shown(5) == [1, 3, 5])
        #expect(shown(-1) == [1, 3, 5])
        #expect(FrameThumbnail.suspicious(video, by: []).isEmpty)
    }

    @Test("Minutes and seconds", arguments: [(0.0, "0:00"), (67.9, "1:07"), (-3, "0:00"), (.infinity, "0:00")])
    func clock(seconds: Double, text: String) {
        #expect(Figures.clock(seconds) == text)
    }
}
