import DetectionCore
import Testing

@testable import Detectors

@Suite("What the windows say together", .timeLimit(.minutes(20)))
struct SpeechFindingTests {
    private func finding(_ scores: [Double]) -> SpeechFinding {
        SpeechFinding(windows: scores.enumerated().map { ($0 * 24_000..<$0 * 24_000 + 48_000, $1) })
    }

    @Test("Few windows are averaged")
    func mean() {
        #expect(finding([1, 2, 6]).score == 3)
    }

    @Test("In a long sound one odd window changes nothing")
    func outlier() {
        let usual = [Double](repeating: 1, count: 7)
        #expect(finding(usual + [90]).score == finding(usual + [1]).score)
    }

    @Test("Segments lie where the windows were, with calibrated scores")
    func segments() {
        let segments = finding([1, 2]).segments(PlattCalibration(slope: 2, intercept: -1))
        #expect(segments.map(\.start) == [0, 1.5])
        #expect(segments.map(\.end) == [3, 4.5])
        #expect(segments.map(\.score) == [1, 3])
        #expect(segments.allSatisfy { $0.track == .audio })
    }
}
