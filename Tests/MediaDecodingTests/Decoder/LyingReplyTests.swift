import DecoderWire
import Foundation
import Testing

@testable import MediaDecoding

@Suite("Replies of a decoder that was taken over", .timeLimit(.minutes(20)))
struct LyingReplyTests {
    private let sound = DecodeOrder(format: .wav, operation: .sound(seconds: 1), limits: DecodeLimits())
    private let frames = DecodeOrder(format: .iso, operation: .keyframes(4), limits: DecodeLimits())

    @Test("An honest sound is taken; samples that are no numbers become silence, huge ones are bounded")
    func honestSound() throws {
        let samples: [Float] = [0.5, .nan, .infinity, -1000]
        let outcome = try outcome(soundReply(), bytes(samples), of: sound)
        guard case .success(.audio(let audio)) = outcome else {
            Issue.record("not a sound: \(outcome)")
            return
        }
        #expect(audio.samples == [0.5, 0, 0, -8])
    }

    @Test("Facts of a sound that make no sense are refused")
    func lyingSound() {
        let good = bytes([Float](repeating: 0, count: 16))
        expectRefusal(soundReply { $0.duration = .nan }, good, of: sound)
        expectRefusal(soundReply { $0.duration = 0 }, good, of: sound)
        expectRefusal(soundReply { $0.channels = 0 }, good, of: sound)
        expectRefusal(soundReply { $0.sampleRate = 0 }, good, of: sound)
        expectRefusal(soundReply { $0.words = "" }, good, of: sound)
        expectRefusal(soundReply { $0.words = "a\u{1b}[2J" }, good, of: sound)
        expectRefusal(soundReply(), Array(good.dropLast()), of: sound)
        expectRefusal(soundReply(), bytes([Float](repeating: 0, count: 16_001)), of: sound)
        expectRefusal(soundReply(), good, of: sound, claimed: UInt64(good.count) + 1)
        expectRefusal(soundReply(), good, of: sound, claimed: .max)
        expectRefusal(soundReply(), [], of: sound)
    }

    @Test(
        "Where a library knows no cause, the words say what is known",
        arguments: ["", " .", "unknown error", "Unknown error occurred", "VipsJpeg: unknown error"])
    func withoutCause(words: String) throws {
        var reply = DecodeReply(number: 0, status: .malformed)
        reply.words = words
        let order = DecodeOrder(format: .jpeg, operation: .picture, limits: DecodeLimits())
        guard case .failure(let error) = try reply.outcome(of: order, memory: PassedDescriptor(nil)) else {
            Issue.record("not a failure")
            return
        }
        #expect(error.message == "The picture is damaged: its data ends early or makes no sense.")
    }

    @Test("Honest frames are taken, each in its own size")
    func honestFrames() throws {
        let entries = [FrameEntry(time: 0, width: 2, height: 1), FrameEntry(time: 0.5, width: 1, height: 1)]
        let result = [1, 2, 3, 4, 5, 6, 7, 8, 9] + entries.flatMap(\.bytes)
        let outcome = try outcome(framesReply(2), result, of: frames)
        guard case .success(.video(let video)) = outcome else {
            Issue.record("not a video: \(outcome)")
            return
        }
        #expect(video.frames.map(\.time) == [0, 0.5])
        #expect(video.frames.map { $0.image.withPixels(Array.init) } == [[1, 2, 3, 4, 5, 6], [7, 8, 9]])
    }

    @Test("A table that does not fit the pixels is refused")
    func lyingFrames() {
        func result(_ entries: FrameEntry..., pixels: Int = 9) -> [UInt8] {
            [UInt8](repeating: 0, count: pixels) + entries.flatMap(\.bytes)
        }
        let first = FrameEntry(time: 0, width: 2, height: 1)
        let second = FrameEntry(time: 1, width: 1, height: 1)
        expectRefusal(framesReply(2), result(second, first), of: frames)
        expectRefusal(framesReply(2), result(first, second, pixels: 10), of: frames)
        expectRefusal(framesReply(2), result(first, second, pixels: 8), of: frames)
        expectRefusal(framesReply(1), result(first, second), of: frames)
        expectRefusal(framesReply(0), result(first, second), of: frames)
        expectRefusal(framesReply(.max), result(first, second), of: frames)
        for time in [-1, Double.nan, .infinity] {
            expectRefusal(framesReply(1), result(FrameEntry(time: time, width: 3, height: 1)), of: frames)
        }
        let sizes: [(UInt32, UInt32)] = [(0, 3), (.max, .max), (6001, 6000)]
        for (width, height) in sizes {
            expectRefusal(framesReply(1), result(FrameEntry(time: 0, width: width, height: height)), of: frames)
        }
        expectRefusal(framesReply(2) { $0.duration = -1 }, result(first, second), of: frames)
    }

    @Test("Planes and pixels whose size is not that of the result are refused")
    func lyingPlanes() throws {
        let planes = DecodeOrder(format: .jpeg, operation: .chroma, limits: DecodeLimits())
        let pixels = DecodeOrder(format: .png, operation: .pixels(onlyWithText: true), limits: DecodeLimits())
        func reply(_ width: UInt32, _ height: UInt32) -> DecodeReply {
            var reply = DecodeReply(number: 1, status: .decoded)
            (reply.width, reply.height) = (width, height)
            return reply
        }
        guard case .success(.planes(let honest)) = try outcome(reply(3, 5), Array(1...12), of: planes) else {
            Issue.record("no planes")
            return
        }
        #expect(honest.columns == 2 && honest.rows == 3)
        #expect(honest.withPlanes { $0.elementsEqual(1...6) && $1.elementsEqual(7...12) })
        guard case .success(.pixels(let stored)) = try outcome(reply(1, 2), Array(1...8), of: pixels) else {
            Issue.record("no pixels")
            return
        }
        #expect(stored.withPixels { $0.elementsEqual(1...8) })
        for (width, height) in [(0, 5), (3, 0), (3, 7), (.max, .max)] as [(UInt32, UInt32)] {
            expectRefusal(reply(width, height), Array(1...12), of: planes)
            expectRefusal(reply(width, height), Array(1...12), of: pixels)
        }
    }

    @Test("Memory that can still be written is refused")
    func unsealed() {
        let good = bytes([Float](repeating: 0, count: 16))
        expectRefusal(soundReply(), good, of: sound, seals: false)
    }

    private func soundReply(_ change: (inout DecodeReply) -> Void = { _ in }) -> DecodeReply {
        var reply = DecodeReply(number: 1, status: .decoded)
        (reply.sampleRate, reply.channels, reply.duration, reply.words) = (8000, 1, 1.5, "pcm_s16le")
        change(&reply)
        return reply
    }

    private func framesReply(_ count: UInt32, _ change: (inout DecodeReply) -> Void = { _ in }) -> DecodeReply {
        var reply = DecodeReply(number: 1, status: .decoded)
        (reply.frames, reply.duration, reply.words) = (count, 2, "h264")
        change(&reply)
        return reply
    }

    private func bytes(_ samples: [Float]) -> [UInt8] { samples.withUnsafeBytes(Array.init) }

    private func expectRefusal(
        _ reply: DecodeReply, _ result: [UInt8], of order: DecodeOrder, claimed: UInt64? = nil, seals: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: WireError.malformed, sourceLocation: sourceLocation) {
            try outcome(reply, result, of: order, claimed: claimed, seals: seals)
        }
    }

    private func outcome(
        _ reply: DecodeReply, _ result: [UInt8], of order: DecodeOrder, claimed: UInt64? = nil, seals: Bool = true
    ) throws -> DecodeJob.Outcome {
        var reply = reply
        reply.bytesOfResult = claimed ?? UInt64(result.count)
        let descriptor = try memoryFile()
        let memory = PassedDescriptor(descriptor)
        if !result.isEmpty {
            try SealedMemory.append(to: descriptor, count: result.count) { $0.copyBytes(from: result) }
        }
        if seals { _ = try SealedMemory.seal(descriptor) }
        return try reply.outcome(of: order, memory: memory)
    }

    /// The call is hidden from Swift by its header.
    private func memoryFile() throws -> Int32 {
        typealias Call = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
        let symbol = try #require(dlsym(nil, "memfd_create"))
        return unsafeBitCast(symbol, to: Call.self)("lie", 3)
    }
}
