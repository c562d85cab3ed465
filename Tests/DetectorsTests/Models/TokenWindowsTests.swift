import Testing

@testable import Detectors

@Suite("Windows of tokens", .timeLimit(.minutes(20)))
struct TokenWindowsTests {
    private let windows = TokenWindows(length: 10)

    @Test(
        "As few windows as hold all tokens, of nearly equal length",
        arguments: [(0, []), (1, [0..<1]), (10, [0..<10]), (11, [0..<5, 5..<11]), (25, [0..<8, 8..<16, 16..<25])])
    func equal(count: Int, ranges: [Range<Int>]) {
        #expect(windows.ranges(count: count) == ranges)
    }

    @Test("Of a long text 32 windows are read, spread over it")
    func thinned() {
        let ranges = windows.ranges(count: 6400)
        #expect(ranges.count == TokenWindows.most)
        #expect(ranges.first == 0..<10 && ranges[16] == 3200..<3210)
        #expect(ranges.allSatisfy { $0.count == 10 })
    }
}
