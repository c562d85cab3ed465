import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Core Audio files", .timeLimit(.minutes(20)))
struct CAFTests {
    @Test("Plain samples are as long as what is there, whatever size is given", arguments: [nil, -1, 1 << 62])
    func plain(size: Int?) async throws {
        let file = HandmadeCAF().file(samples: [UInt8](repeating: 0, count: 16_000), size: size)
        let description = try await MediaDescriber.describe(MediaFile(bytes: file))
        #expect(description.format == .caf && description.kind == .audio && description.duration == 0.5)
        #expect(description.tracks?.first?.codec == "pcm" && description.tracks?.first?.sampleRate == 16_000)
    }

    @Test("The length of packets is what their table says, before or after the samples")
    func packets() async throws {
        let header = HandmadeCAF(code: "opus", rate: 24_000, bytesPerPacket: 0, framesPerPacket: 480)
        let table = HandmadeCAF.table(packets: 25, frames: 12_000)
        for bytes in [header.file(table, samples: [0]), header.file(samples: [0]) + table] {
            let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
            #expect(description.duration == 0.5 && description.tracks?.first?.codec == "opus")
        }
        let withoutTable = try await MediaDescriber.describe(MediaFile(bytes: header.file(samples: [0])))
        #expect(withoutTable.duration == nil)
    }

    @Test(
        "A length beyond the limit is refused, in packets and in samples, up to the largest numbers",
        arguments: [24_000 * 14_401, 1 << 40, .max])
    func tooLong(count: Int) async throws {
        let header = HandmadeCAF(code: "aac ", rate: 24_000, bytesPerPacket: 0, framesPerPacket: 1024)
        for (packets, frames) in [(0, count), (count, 0)] {
            let bytes = header.file(HandmadeCAF.table(packets: packets, frames: frames), samples: [0])
            let error = try await refusal(bytes)
            #expect(error?.code == .tooLarge && error?.message.contains("length") == true)
        }
        let slow = HandmadeCAF(rate: 1).file(samples: [UInt8](repeating: 0, count: 30_000))
        #expect(try await refusal(slow)?.code == .tooLarge)
    }

    @Test("Negative counts, a rate that is none, no channels, no description: unprocessable")
    func senseless() async throws {
        let packets = HandmadeCAF(bytesPerPacket: 0)
        var files = [
            packets.file(HandmadeCAF.table(packets: -1, frames: 0)),
            packets.file(HandmadeCAF.table(packets: 0, frames: -1)),
            HandmadeCAF(channels: 0).file(), Array("caff\0\u{1}\0\0".utf8),
            Array("caff\0\u{1}\0\0".utf8) + HandmadeCAF.chunk("free", HandmadeISO.big(0, 40)),
        ]
        files += [0, -1, .nan, .infinity, 1e300].map { HandmadeCAF(rate: $0).file() }
        for bytes in files { #expect(try await refusal(bytes)?.code == .unprocessableMedia, "\(bytes)") }
    }

    @Test("Chunks of any size neither trap nor loop", arguments: [0, 1, 7, 1 << 62, .max, -1, .min])
    func sizes(size: Int) async throws {
        for name in ["free", "pakt", "kuki", "data"] {
            let bytes = HandmadeCAF(bytesPerPacket: 0).file(HandmadeCAF.chunk(name, [0, 0], size: size), samples: [0])
            do {
                #expect(try await MediaDescriber.describe(MediaFile(bytes: bytes)).format == .caf)
            } catch {
                #expect([.unprocessableMedia, .tooLarge].contains(error.code))
            }
        }
    }

    private func refusal(_ bytes: [UInt8]) async throws -> MediaError? {
        let file = try MediaFile(bytes: bytes)
        return await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
    }
}
