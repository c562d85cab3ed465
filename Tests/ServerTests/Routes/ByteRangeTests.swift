import Testing

@testable import Server

@Suite("A range of bytes", .timeLimit(.minutes(20)))
struct ByteRangeTests {
    @Test(
        "Is read as the standard has it",
        arguments: [
            (nil, ByteRange.all), ("bytes=0-0", .part(0...0)), ("bytes=0-", .part(0...9)), ("bytes=2-5", .part(2...5)),
            ("bytes=5-100", .part(5...9)), ("bytes=-3", .part(7...9)), ("bytes=-100", .part(0...9)),
            ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=5-2", .all), ("bytes=0-1,3-4", .all),
            ("bytes=a-b", .all), ("bytes=", .all), ("items=0-1", .all), ("bytes=--1", .all),
            ("bytes=+0-1", .all),
        ])
    func reading(field: String?, range: ByteRange) { #expect(ByteRange(field, size: 10) == range) }

    @Test("Of nothing is nowhere")
    func empty() { #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable) }
}
