import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Decoding frames of a video in another process", .timeLimit(.minutes(20)))
struct FramesTests {
    private static let red = [254, 0, 0]
    private static let green = [0, 192, 0]
    private static let blue = [0, 0, 254]
    private let pool = DecoderPool(size: 1)

    @Test(
        "Keyframes are spread evenly over the length, each with its time, in every container",
        arguments: [
            ("clip.mp4", "h264"), ("clip.mov", "mpeg4"), ("clip.mkv", "h264"), ("clip.webm", "vp9"),
            ("clip.avi", "mjpeg"), ("clip.ts", "h264"), ("clip.m2ts", "mpeg2video"),
            ("clip.mpg", "mpeg1video"), ("clip.vob", "mpeg2video"), ("clip.wmv", "wmv2"), ("clip.flv", "flv1"),
            ("avc.flv", "h264"), ("clip.ogv", "theora"),
        ])
    func keyframes(name: String, codec: String) async throws {
        let video = try await decode(name, .keyframes(4))
        #expect(video.codec == codec && abs(video.duration - 3) < 0.11)
        try #require(video.frames.count == 4)
        for (frame, asked) in zip(video.frames, [0.375, 1.125, 1.875, 2.625]) {
            #expect(frame.time <= asked && frame.time > asked - 0.5)
            #expect(frame.image.width == 64 && frame.image.height == 48)
            let colour = [Self.red, Self.green, Self.blue][Int(frame.time)]
            #expect(near(pixel(frame.image, 40, 30), colour), "\(frame.time)")
            #expect(near(pixel(frame.image, 5, 5), [255, 255, 255]), "the white square is upper left")
        }
    }

    @Test("There are never more keyframes than the video has, and none comes twice")
    func allKeyframes() async throws {
        let video = try await decode("clip.mp4", .keyframes(50))
        #expect(video.frames.map { ($0.time * 10).rounded() / 10 } == [0, 0.5, 1, 1.5, 2, 2.5])
        #expect(try await decode("clip.mp4", .keyframes(1)).frames.count == 1)
    }

    @Test(
        "The frame at a time is the one that is shown then; after the end it is the last one",
        arguments: [
            "clip.mp4", "clip.mov", "clip.mkv", "clip.webm", "clip.avi", "clip.ts", "clip.m2ts", "clip.mpg", "clip.vob",
            "clip.wmv", "clip.flv", "avc.flv",
        ])
    func exactTimes(name: String) async throws {
        let video = try await decode(name, .times([99, 0.95, 0, 1.0, 1.02, 2.55]))
        // Down to tenths: MPEG-1 and -2 know no fewer pictures a second than 24.
        #expect(video.frames.map { ($0.time * 10 + 0.01).rounded(.down) / 10 } == [0, 0.9, 1.0, 2.5, 2.9])
        let colours = [Self.red, Self.red, Self.green, Self.blue, Self.blue]
        for (frame, colour) in zip(video.frames, colours) {
            #expect(near(pixel(frame.image, 40, 30), colour), "\(frame.time)")
        }
    }

    @Test("Frames that are not evenly spaced are found by their own times")
    func variableRate() async throws {
        let video = try await decode("variable.mp4", .times([0.5, 0.75, 2.0, 2.2]))
        #expect(video.frames.map { ($0.time * 100).rounded() / 100 } == [0.1, 0.7, 1.4, 2.1])
    }

    @Test(
        "A video that is to be shown turned comes out upright", arguments: [FrameSelection.keyframes(2), .times([1])])
    func rotated(selection: FrameSelection) async throws {
        let frame = try #require(try await decode("rotated.mp4", selection).frames.first)
        #expect(frame.image.width == 48 && frame.image.height == 64)
        #expect(near(pixel(frame.image, 43, 5), [255, 255, 255]), "upper left went to upper right")
        #expect(!near(pixel(frame.image, 5, 5), [255, 255, 255]))
    }

    @Test("A video that changes its size in the middle gives each frame in its own")
    func resized() async throws {
        let video = try await decode("resized.mkv", .times([0.5, 4]))
        #expect(video.frames.map(\.image.width) == [64, 32])
        #expect(video.frames.map(\.image.height) == [48, 64])
        let last = try #require(video.frames.last)
        #expect(near(pixel(last.image, 25, 40), Self.green))
    }

    @Test("Frames that are too many pixels together are fewer, still spread over the length")
    func fewerFrames() async throws {
        var limits = DecodeLimits()
        limits.maxPixels = 64 * 48 * 2 + 100
        limits.maxAudioSeconds = 0
        let pool = DecoderPool(size: 1, limits: limits)
        for selection in [FrameSelection.keyframes(6), .times([0.1, 0.4, 1.2, 1.4, 2.1, 2.7])] {
            let frames = try await pool.video(Fixture.file("clip.mp4"), format: .mp4, frames: selection).frames
            try #require(frames.count == 2)
            #expect(frames[0].time < 1.5 && frames[1].time >= 1.4)
        }
    }

    @Test("A frame larger than allowed is refused from the header")
    func tooLarge() async throws {
        var limits = DecodeLimits()
        limits.maxFramePixels = 1000
        let pool = DecoderPool(size: 1, limits: limits)
        let error = await #expect(throws: DecodeError.self) {
            try await pool.video(Fixture.file("clip.mp4"), format: .mp4, frames: .keyframes(1))
        }
        #expect(
            error
                == DecodeError(.limitExceeded, "The video has 64 × 48 pixels; at most 1000 pixels are accepted."))
    }

    @Test("A file without video, a sound file and a selection of nothing are unsupported")
    func unsupported() async throws {
        let withoutVideo = await #expect(throws: DecodeError.self) { try await decode("tone.m4a", .keyframes(1), .mp4) }
        #expect(withoutVideo?.message == "This kind of video cannot be decoded: it has no video track.")
        let sound = await #expect(throws: DecodeError.self) { try await decode("tone.mp3", .keyframes(1), .mp3) }
        #expect(sound?.code == .unsupported)
        let nothing: [FrameSelection] = [
            .keyframes(0), .keyframes(-1), .times([]), .times([-1]), .times([.nan]),
            .times(Array(repeating: 1, count: 121)),
        ]
        for selection in nothing {
            let error = await #expect(throws: DecodeError.self) { try await decode("clip.mp4", selection) }
            #expect(error?.code == .unsupported)
        }
    }

    private func decode(
        _ name: String, _ frames: FrameSelection, _ format: MediaFormat? = nil
    ) async throws -> DecodedVideo {
        let file = try Fixture.file(name)
        return try await pool.video(file, format: try format ?? Sniffer.format(of: file), frames: frames)
    }

    private func pixel(_ image: DecodedImage, _ x: Int, _ y: Int) -> [Int] {
        image.withPixels { pixels in (0..<3).map { Int(pixels[(y * image.width + x) * 3 + $0]) } }
    }

    private func near(_ colour: [Int], _ expected: [Int]) -> Bool {
        zip(colour, expected).allSatisfy { abs($0 - $1) <= 24 }
    }
}
