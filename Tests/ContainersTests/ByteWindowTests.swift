import Testing

@testable import Containers

/// A source in memory that may fail from a position on.
private struct Source: ByteSource {
    var content: [UInt8]
    var failsFrom = Int.max

    var count: Int { content.count }

    func bytes(at offset: Int, count length: Int) throws(ReadFailure) -> [UInt8] {
        guard offset + length <= failsFrom else { throw ReadFailure(code: 5) }
        return Array(content[min(offset, content.count)..<min(offset + length, content.count)])
    }
}

@Suite("Windows over bytes", .timeLimit(.minutes(20)))
struct ByteWindowTests {
    private static let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    private let windows = [ByteWindow(Self.content), ByteWindow(Source(content: Self.content))]

    @Test("Numbers, texts and pieces are the same in memory and from a file")
    func sameEverywhere() {
        for window in windows {
            #expect(window.count == 10_000 && window[9999] == Self.content[9999])
            #expect(window.number(at: 1, width: 3) == 0x07_0E15)
            #expect(window.number(at: 1, width: 3, .little) == 0x15_0E07)
            #expect(window.ordered(.little).number(at: 1, width: 2) == 0x0E07)
            #expect(window.characters(at: 10, count: 2) == "FM")
            #expect(window.has("FMT", at: 10) && !window.has("FMX", at: 10))
            let piece = window.piece(at: 5000, count: 5000)
            #expect(piece?.bytes == Array(Self.content[5000...]) && piece?[0] == Self.content[5000])
            #expect(piece?.rest(from: 4990)?.read(at: 1, count: 9)?.bytes == Array(Self.content[9991...]))
        }
        let number = ByteWindow([0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18])
        #expect(number.float(at: 0, width: 8) == .pi)
        #expect(ByteWindow([0x3F, 0x80, 0, 0]).float(at: 0, width: 4) == 1)
    }

    @Test("Past the end, before the beginning and beyond all numbers there is nothing")
    func outside() {
        for window in windows {
            for offset in [-1, 10_000, .max, .min] {
                #expect(window[offset] == nil && window.number(at: offset, width: 1) == nil)
                #expect(window.piece(at: offset, count: 1) == nil && window.read(at: offset, count: 1) == nil)
                #expect(!window.has("a", at: offset) && window.characters(at: offset, count: 1) == nil)
                #expect(window.float(at: offset, width: 8) == nil)
            }
            for count in [-1, 10_001, .max, .min] {
                #expect(window.piece(at: 0, count: count) == nil && window.read(at: 0, count: count) == nil)
            }
            for width in [-1, 9, .max] { #expect(window.number(at: 0, width: width) == nil) }
            #expect(window.piece(at: 10_000, count: 0)?.count == 0)
            #expect(window.piece(at: 4, count: 4)?[4] == nil)
        }
        #expect(ByteWindow([0xFF, 0, 0, 0, 0, 0, 0, 0]).number(at: 0, width: 8) == nil)
    }

    @Test("What exceeds the limits is not there")
    func limits() {
        let limited = ByteWindow(Source(content: Self.content), limits: ReadLimits(reads: 2, bytes: 5000))
        #expect(limited.read(at: 0, count: 5001) == nil)
        #expect(limited.read(at: 0, count: 5000)?.count == 5000)
        #expect(limited.read(at: 0, count: 1) == nil)
        #expect(limited[0] != nil && limited[4095] != nil)
        #expect(limited[4096] == nil)
    }

    @Test("A disk that fails is remembered, by every window over it, and not asked again")
    func failure() {
        let window = ByteWindow(Source(content: Self.content, failsFrom: 4096))
        let piece = window.piece(at: 10, count: 9000)
        #expect(window[0] == 0 && window.failure == nil)
        #expect(piece?[8000] == nil)
        #expect(window.failure == ReadFailure(code: 5) && piece?.failure == window.failure)
        #expect(window.number(at: 0, width: 4) == nil && window.read(at: 0, count: 1) == nil)
    }
}
