import Testing

@testable import Detectors

@Suite("Windows of a sound", .timeLimit(.minutes(20)))
struct SoundWindowsTests {
    private let windows = SoundWindows(length: 10, hop: 4)

    @Test(
        "Windows start a hop apart and none reaches past the end",
        arguments: [(0, []), (3, [0]), (10, [0]), (13, [0]), (14, [0, 4]), (20, [0, 4, 8])])
    func starts(count: Int, expected: [Int]) {
        #expect(windows.starts(count: count) == expected)
    }

    @Test("A long sound is thinned out evenly")
    func most() {
        let starts = windows.starts(count: 1_000_000)
        #expect(starts.count == SoundWindows.most)
        #expect(starts.first == 0)
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 > 1600 })
        #expect((starts.last ?? 0) > 990_000)
        #expect(windows.leaveOut(count: 1_000_000))
        #expect(!windows.leaveOut(count: 10 + 4 * (SoundWindows.most - 1)))
        #expect(windows.leaveOut(count: 10 + 4 * SoundWindows.most))
    }

    @Test("Samples past the end are silent")
    func samples() {
        #expect(windows.samples(of: [1, 2, 3], from: 0) == [1, 2, 3, 0, 0, 0, 0, 0, 0, 0])
        #expect(SoundWindows(length: 10, hop: 4, isFilled: false).samples(of: [1, 2, 3], from: 0) == [1, 2, 3])
    }

    @Test("Normalised samples have mean 0 and variance 1 before silence fills the window up")
    func normalised() {
        let samples = SoundWindows(length: 4, hop: 4, isNormalised: true).samples(of: [3, 1], from: 0)
        #expect(zip(samples, [1, -1, 0, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(SoundWindows.normalised([0.5, 0.5]) == [0, 0])
    }
}
