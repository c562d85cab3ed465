import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("AMR", .timeLimit(.minutes(20)))
struct AMRTests {
    @Test(
        "Frames of every size last 20 milliseconds each",
        arguments: [
            ("#!AMR\n", [13, 14, 16, 18, 20, 21, 27, 32, 6, 1]),
            ("#!AMR-WB\n", [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1]),
        ])
    func sizes(mark: String, sizes: [Int]) async throws {
        let frames = sizes.enumerated().flatMap { [UInt8($0 << 3)] + [UInt8](repeating: 0xff, count: $1 - 1) }
        let description = try await MediaDescriber.describe(MediaFile(bytes: Array(mark.utf8) + frames))
        #expect(description.format == (mark == "#!AMR\n" ? .amr : .awb) && description.kind == .audio)
        #expect(abs(try #require(description.duration) - 0.02 * Double(sizes.count)) < 1e-9)
        #expect(description.tracks?.count == 1 && description.tracks?.first?.channels == 1)
    }

    @Test("A last frame that is cut counts, and a file of many frames is as long as they are")
    func counts() async throws {
        let cut = try await MediaDescriber.describe(MediaFile(bytes: Array("#!AMR\n".utf8) + [0x3c, 1, 2]))
        #expect(cut.duration == 0.02)
        let many = try await MediaDescriber.describe(
            MediaFile(bytes: Array("#!AMR\n".utf8) + [UInt8](repeating: 0x7c, count: 200_000)))
        #expect(abs(try #require(many.duration) - 4000) < 1e-6)
    }

    @Test("Nothing after the mark is unprocessable, silence for days is too long, several channels are refused by name")
    func refused() async throws {
        let silence = Array("#!AMR-WB\n".utf8) + [UInt8](repeating: 0x7c, count: 800_000)
        let cases: [([UInt8], MediaError.Code, String)] = [
            (Array("#!AMR\n".utf8), .unprocessableMedia, "damaged"), (silence, .tooLarge, "length"),
            (Array("#!AMR_MC1.0\n\0\0\0\u{2}".utf8), .unsupportedMedia, "several channels"),
        ]
        for (bytes, code, words) in cases {
            let file = try MediaFile(bytes: bytes)
            let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words)")
        }
    }
}
