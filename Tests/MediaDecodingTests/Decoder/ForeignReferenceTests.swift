import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Media that name other files or hosts", .timeLimit(.minutes(20)))
struct ForeignReferenceTests {
    private static let demuxed: [MediaFormat] = [
        .wav, .aiff, .mp3, .flac, .ogg, .aac, .m4a, .mp4, .mov, .mkv, .avi, .ts, .mpg, .caf, .amr, .awb,
        .wma, .wmv, .flv,
    ]

    @Test("A playlist under any name opens nothing, whatever it is taken for", arguments: 0..<5)
    func playlists(index: Int) async throws {
        let canary = try Canary()
        let path = canary.path
        let texts = [
            "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://\(path)\n\(canary.url)\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile \(path)\nduration 3\nfile \(canary.url)\n",
            "<?xml version=\"1.0\"?><MPD><Period><BaseURL>file://\(path)</BaseURL></Period></MPD>",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 4000 RTP/AVP 96\n",
            "[playlist]\nFile1=\(path)\nFile2=\(canary.url)\n",
        ]
        let pool = DecoderPool(size: 1)
        let file = try MediaFile(path: canary.folder.write(texts[index].utf8, to: "x.mp4"))
        let described = try? await MediaDescriber.describe(file)
        #expect(described == nil || described?.kind == .text)
        for format in Self.demuxed {
            let sound = await #expect(throws: DecodeError.self) { try await pool.audio(file, format: format) }
            #expect(sound?.code == .malformed || sound?.code == .unsupported)
            guard format.kind == .video else { continue }
            await #expect(throws: DecodeError.self) {
                try await pool.video(file, format: format, frames: .keyframes(1))
            }
        }
        #expect(!canary.wasTouched())
    }

    @Test("A QuickTime file whose data lie elsewhere is refused before and opens nothing in a decoder")
    func alias() async throws {
        let canary = try Canary()
        let path = ["moov", "trak", "mdia", "minf", "dinf", "dref"]
        let bytes = HandmadeISO.insert(
            HandmadeISO.alias(to: canary.path), into: path, of: try Fixture.bytes("clip.mov"))
        let file = try MediaFile(path: canary.folder.write(bytes, to: "x.mov"))
        let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
        #expect(error?.code == .unprocessableMedia && error?.message.contains("another file") == true)
        _ = try? await DecoderPool(size: 1).video(file, format: .mov, frames: .keyframes(3))
        #expect(!canary.wasTouched())
    }

    @Test("A QuickTime reference movie is refused")
    func referenceMovie() async throws {
        let canary = try Canary()
        let reference = Array("url ".utf8) + HandmadeISO.big(canary.path.utf8.count, 4) + Array(canary.path.utf8)
        let movie = HandmadeISO.box("rmra", HandmadeISO.box("rmda", HandmadeISO.box("rdrf", [0, 0, 0, 0] + reference)))
        let bytes = HandmadeISO.file(brand: "qt  ", tracks: [], movie: movie)
        let file = try MediaFile(path: canary.folder.write(bytes, to: "x.mov"))
        let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
        #expect(error?.message.contains("another file") == true)
        await #expect(throws: DecodeError.self) {
            try await DecoderPool(size: 1).video(file, format: .mov, frames: .keyframes(1))
        }
        #expect(!canary.wasTouched())
    }

    @Test("Addresses that Windows Media and Flash files name are not called")
    func scripts() async throws {
        let canary = try Canary()
        let commands = "1EFB1A30-0B62-11D0-A39B-00A0C90348F6"
        for address in [canary.url, canary.path, "file://" + canary.path] {
            let name = address.utf16.flatMap { HandmadeASF.little(Int($0), 2) }
            let command = HandmadeASF.little(0, 6) + HandmadeASF.little(address.utf16.count, 2) + name
            let types = HandmadeASF.little(3, 2) + "URL".utf16.flatMap { HandmadeASF.little(Int($0), 2) }
            let script = HandmadeASF.object(
                commands, HandmadeASF.little(0, 16) + [1, 0, 1, 0] + types + command)
            let windows = HandmadeASF.insert(script, into: try Fixture.bytes("clip.wmv"))
            var flash = try Fixture.bytes("clip.flv")
            flash.insert(contentsOf: HandmadeFLV.claim(seconds: 3, address: address), at: 13)
            for (bytes, format) in [(windows, MediaFormat.wmv), (flash, .flv)] {
                let file = try MediaFile(path: canary.folder.write(bytes, to: "x"))
                #expect(try await MediaDescriber.describe(file).format == format)
                let video = try await DecoderPool(size: 1).video(file, format: format, frames: .keyframes(2))
                #expect(video.frames.count == 2)
            }
        }
        #expect(!canary.wasTouched())
    }

    @Test("The canary notices who touches it")
    func canaryWorks() throws {
        let canary = try Canary()
        _ = try MediaFile(path: canary.path)
        #expect(canary.wasTouched())
    }
}
