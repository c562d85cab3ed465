import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("AIFF and AIFF-C", .timeLimit(.minutes(20)))
struct AIFFTests {
    @Test(
        "Samples of every byte order and width are described and decoded", arguments: [nil, "NONE", "sowt", "fl32"])
    func encodings(code: String?) async throws {
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(HandmadeAIFF(code: code, claimed: 8000).tone(seconds: 0.5)))
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == .aiff && description.duration == 0.5)
        #expect(description.tracks?.first?.codec == "pcm" && description.tracks?.first?.sampleRate == 16_000)
        let audio = try await DecoderPool(size: 1).audio(file, format: .aiff)
        #expect(audio.samples.count == 8000)
        #expect(abs((audio.samples.max() ?? 0) - 0.5) < 0.01)
    }

    @Test("The length is that of the samples, whatever the header claims and wherever it lies")
    func lies() async throws {
        for claimed in [0, 1, Int(UInt32.max)] {
            for isReversed in [false, true] {
                let bytes = HandmadeAIFF(claimed: claimed, isReversed: isReversed).tone(seconds: 0.25)
                let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
                #expect(description.format == .aiff && description.duration == 0.25)
            }
        }
    }

    @Test("An encoding without a fixed width has no length")
    func compressed() async throws {
        let file = try MediaFile(bytes: HandmadeAIFF(code: "ima4").file([UInt8](repeating: 0, count: 340)))
        let description = try await MediaDescriber.describe(file)
        #expect(description.duration == nil && description.tracks?.first?.codec == "adpcm")
    }

    @Test("A length beyond the limit is refused")
    func tooLong() async throws {
        let bytes = HandmadeAIFF(rate: HandmadeAIFF.hertz(1)).file([UInt8](repeating: 0, count: 40_000))
        #expect(try await refusal(bytes)?.code == .tooLarge)
    }

    @Test(
        "A rate that is no number of samples a second is unprocessable",
        arguments: [0, 16_382, 16_415, 0x7fff, 0x8000 | 16_396, 0xffff])
    func rates(exponent: Int) async throws {
        for mantissa in [0, 1, UInt64(1) << 63, .max] {
            let bytes = HandmadeAIFF(rate: (exponent, mantissa)).file([0, 0])
            #expect(try await refusal(bytes)?.code == .unprocessableMedia)
        }
        #expect(try await refusal(HandmadeAIFF(rate: (16_396, 0)).file([0, 0]))?.code == .unprocessableMedia)
        #expect(try await refusal(HandmadeAIFF(channels: 0).file([0, 0]))?.code == .unprocessableMedia)
    }

    @Test("Chunks of size zero, odd or beyond the end neither trap nor loop", arguments: [0, 1, 7, 17, 0x7fff_ffff])
    func sizes(size: Int) async throws {
        let whole = HandmadeAIFF(code: "NONE").tone(seconds: 0.1)
        for place in [16, 16 + 32] {
            var bytes = whole
            bytes.replaceSubrange(place..<place + 4, with: HandmadeISO.big(size, 4))
            do {
                #expect(try await MediaDescriber.describe(MediaFile(bytes: bytes)).format == .aiff)
            } catch {
                #expect(error.code == .unprocessableMedia)
            }
        }
    }

    private func refusal(_ bytes: [UInt8]) async throws -> MediaError? {
        let file = try MediaFile(bytes: bytes)
        return await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
    }
}
