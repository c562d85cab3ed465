import DetectionCore
import Testing

@testable import Detectors

@Suite("Frames put together", .timeLimit(.minutes(20)))
struct FrameFindingsTests {
    private func findings(_ llrs: [Double]) throws -> FrameFindings {
        try #require(FrameFindings(llrs.enumerated().map { FrameFinding(time: Double($0.offset), llr: $0.element) }))
    }

    @Test("Of eight frames the two lowest and the two highest are left out")
    func trimmed() throws {
        #expect(try findings([-90, 1, 2, 3, 80, -70, 90, 2]).llr == 2)
    }

    @Test(
        "With fewer than four frames, all count",
        arguments: [([5.0], 5.0), ([1.0, 3.0], 2.0), ([0.0, 3.0, 9.0], 4.0)])
    func few(llrs: [Double], mean: Double) throws {
        #expect(try findings(llrs).llr == mean)
    }

    @Test("The order of the frames does not matter, and one frame more than a quarter moves the outcome")
    func robust() throws {
        let calm = [1.0, 1, 1, 1, 1, 1]
        #expect(try findings(calm + [50, 50]).llr == findings([50] + calm + [50]).llr)
        #expect(try findings(calm + [50, 50]).llr == 1)
        #expect(try findings(calm + [50, 50, 50]).llr > 1)
    }

    @Test("The most suspicious frames are those that lean most towards synthetic, in order of time")
    func mostSuspicious() throws {
        #expect(try findings([4, 1, 3]).mostSuspicious == [0, 2])
        #expect(try findings([-4, 1, -3]).mostSuspicious == [1, 2])
        #expect(try findings([1, 2, 90, 3, 2, 80, 1, 2]).mostSuspicious == [2, 5], "outliers among them")
    }

    @Test("Every frame is a moment of the picture track, and its faces keep their moment")
    func segments() throws {
        let face = Region(box: [1, 2, 3, 4], score: 2)
        let found = try #require(FrameFindings([FrameFinding(time: 2.5, llr: -1, regions: [face])]))
        #expect(found.segments == [Segment(track: .video, start: 2.5, end: 2.5, score: -1)])
        #expect(found.regions == [Region(box: [1, 2, 3, 4], score: 2, time: 2.5)])
        #expect(FrameFindings([])?.all == nil)
    }
}
