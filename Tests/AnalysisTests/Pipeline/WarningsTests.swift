import DetectionCore
import Detectors
import MediaDecoding
import Testing

@testable import Analysis

@Suite("What a reader should know besides the verdict", .timeLimit(.minutes(20)))
struct WarningsTests {
    @Test(
        "What was measured too little is said beside its answer, and only beside an answer",
        arguments: [
            (["audio.speech"], ["voices_experimental"]),
            (["video.frames"], ["motion_not_measured"]),
            (["video.frames", "video.sound"], ["voices_experimental", "motion_not_measured"]),
            (["image.clip", "text.smollm2"], []),
        ])
    func unmeasured(answered: [String], expected: [String]) throws {
        let medium = try medium()
        #expect(Warnings.codes(for: medium, answered.map { evidence($0, .done) }, Report.Provenance()) == expected)
        let refused = answered.map { evidence($0, .notApplicable) }
        #expect(Warnings.codes(for: medium, refused, Report.Provenance()).isEmpty)
    }

    @Test("A text that was read in parts has a warning")
    func partlyRead() throws {
        var long = evidence("text.ngrams", .done)
        long.examined = Examined(900, of: 32_000, .words)
        #expect(Warnings.codes(for: try medium(), [long], Report.Provenance()) == ["partly_read"])
    }

    private func medium() throws -> DecodedMedium {
        DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(kind: .video, format: .mp4, bytes: 1, sha256: ""))
    }

    private func evidence(_ detector: String, _ state: Evidence.State) -> Evidence {
        Evidence(detector: detector, version: "1", state: state, explanation: "")
    }
}
