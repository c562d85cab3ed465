import Foundation
import MediaDecoding
import Testing

@testable import Analysis
@testable import DetectionCore

@Suite("Overlays", .timeLimit(.minutes(20)))
struct OverlayTests {
    private static func report(_ media: MediaDescription, _ evidence: [Evidence]) -> Report {
        let decision = Decision(
            verdict: .synthetic, reason: nil, probability: 0.9, interval: nil, llr: 2, operatingPoint: nil,
            evidence: evidence, coverage: 1, conflicts: [])
        return Report(
            id: "a", created: Date(timeIntervalSince1970: 0), finished: Date(timeIntervalSince1970: 1), media: media,
            decision: decision, claims: [], warnings: [], engine: .init(version: "0", models: [:]))
    }

    private static let picture = MediaDescription(
        kind: .image, format: .png, bytes: 1, sha256: "", width: 400, height: 200)
    private static let video = MediaDescription(kind: .video, format: .mp4, bytes: 1, sha256: "", duration: 8)

    private static func evidence(
        weight: Double = 1, heatmap: Heatmap? = nil, segments: [Segment]? = nil
    ) -> Evidence {
        var evidence = Evidence(detector: "a", version: "1", state: .done, weight: weight, explanation: "")
        evidence.heatmap = heatmap
        evidence.segments = segments
        return evidence
    }

    @Test("A heat map has the picture's proportions, and each corner the value of its cell")
    func heatmap() throws {
        let map = Heatmap(width: 2, height: 2, values: Data([0, 255, 128, 64]))
        let overlay = try #require(Overlay(Self.report(Self.picture, [Self.evidence(heatmap: map)])))
        let drawn = overlay.picture
        #expect((drawn.width, drawn.height) == (256, 128))
        let corners = [0, 255, 127 * 256, 127 * 256 + 255].map { drawn.pixels[$0] }
        #expect(corners == [0, 255, 128, 64])
    }

    @Test("Of several grids the heaviest detector's is shown, and a grid without all its cells is not")
    func heaviest() throws {
        let light = Self.evidence(weight: 0.2, heatmap: Heatmap(width: 1, height: 1, values: Data([10])))
        let heavy = Self.evidence(weight: 0.8, heatmap: Heatmap(width: 1, height: 1, values: Data([200])))
        let broken = Self.evidence(weight: 0.9, heatmap: Heatmap(width: 9, height: 9, values: Data([1])))
        let overlay = try #require(Overlay(Self.report(Self.picture, [light, heavy, broken])))
        #expect(Set(overlay.picture.pixels) == [200])
    }

    @Test("A timeline has a band a track, with the colour of each stretch at its time")
    func timeline() throws {
        let segments = [
            Segment(track: .audio, start: 4, end: 8, score: -20), Segment(track: .video, start: 2, end: 2, score: 20),
        ]
        let overlay = try #require(Overlay(Self.report(Self.video, [Self.evidence(segments: segments)])))
        let drawn = overlay.picture
        #expect((drawn.width, drawn.height) == (512, 32))
        func pixel(_ column: Int, _ row: Int) -> UInt8 { drawn.pixels[row * 512 + column] }
        #expect(pixel(128, 0) == 255 && pixel(130, 15) == 255)
        #expect(pixel(127, 0) == Overlay.neutral && pixel(131, 0) == Overlay.neutral)
        #expect(pixel(255, 16) == Overlay.neutral && pixel(256, 16) == 0 && pixel(511, 31) == 0)
    }

    @Test("A report without places and times has no overlay")
    func nothing() {
        #expect(Overlay(Self.report(Self.picture, [Self.evidence()])) == nil)
    }

    @Test("Stretches with absurd times do not leave the picture")
    func absurd() throws {
        let segments = [
            Segment(track: .audio, start: -5, end: 1e300, score: 3),
            Segment(track: .audio, start: 1e18, end: 1e18, score: .nan),
        ]
        let overlay = Overlay(Self.report(Self.video, [Self.evidence(segments: segments)]))
        #expect(overlay?.picture.height == 16)
    }
}
