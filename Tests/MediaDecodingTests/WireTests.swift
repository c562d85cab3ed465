import DecoderWire
import Foundation
import Testing

@Suite("Messages between program and decoder", .timeLimit(.minutes(20)))
struct WireTests {
    private let request = DecodeRequest(
        number: 7, format: .webp, operation: .picture, maxPixels: 100_000_000, maxBytes: 300_000_000,
        memoryBytes: 3 << 30, cpuSeconds: 30)

    @Test("Requests and replies survive the way there and back")
    func roundTrip() {
        let operations: [DecodeOperation] = [
            .picture, .sound(seconds: 600), .keyframes(16), .times([0, 0.5, 1e5]), .chroma,
            .pixels(onlyWithText: true), .pixels(onlyWithText: false),
            .times((0..<DecodeOperation.maxTimes).map(Double.init)), .manifests, .isolation,
            .document(characters: 1 << 20),
        ]
        for operation in operations {
            var request = request
            request.operation = operation
            #expect(DecodeRequest(bytes: request.bytes) == request)
        }
        var reply = DecodeReply(number: 7, status: .malformed)
        (reply.bytesOfResult, reply.width, reply.height, reply.frames) = (921_600, 640, 480, 3)
        (reply.sampleRate, reply.channels, reply.duration, reply.words) = (48_000, 2, 1.5, "Premature end")
        #expect(DecodeReply(bytes: reply.bytes) == reply)
        let entry = FrameEntry(time: 0.04, width: 1920, height: 1080)
        #expect(FrameEntry(bytes: entry.bytes) == entry)
    }

    @Test("A message that is too long for its place is cut")
    func longMessage() throws {
        var reply = DecodeReply(number: 1, status: .malformed)
        reply.words = String(repeating: "x", count: 1000)
        #expect(reply.bytes.count == DecodeReply.size)
        #expect(try #require(DecodeReply(bytes: reply.bytes)).words.count == DecodeReply.size - 56)
    }

    @Test("Bytes that are no message are refused")
    func notMessages() {
        #expect(DecodeRequest(bytes: []) == nil)
        #expect(DecodeRequest(bytes: [UInt8](repeating: 0, count: DecodeRequest.size)) == nil)
        #expect(DecodeReply(bytes: request.bytes) == nil)
        #expect(DecodeReply(bytes: [UInt8](repeating: 0xff, count: DecodeReply.size)) == nil)
    }

    @Test("A descriptor travels with its message and is a new one")
    func passesDescriptor() throws {
        let (left, right) = try MessageSocket.pair()
        defer { left.close() }
        defer { right.close() }
        let source = open("/dev/null", O_RDONLY)
        defer { close(source) }
        try left.send(request.bytes, descriptor: source)
        let (bytes, descriptor) = try right.receive(size: DecodeRequest.size)
        #expect(bytes == request.bytes)
        let received = try #require(descriptor)
        #expect(received != source && fcntl(received, F_GETFD) == FD_CLOEXEC)
        close(received)
    }

    @Test("A peer that is gone is an error on both ways, not a signal")
    func closedPeer() throws {
        let (left, right) = try MessageSocket.pair()
        defer { left.close() }
        right.close()
        #expect(throws: WireError.closed) { try left.send([1]) }
        #expect(throws: WireError.closed) { try left.receive(size: 1) }
    }

    @Test("A message of another size is malformed")
    func wrongSize() throws {
        let (left, right) = try MessageSocket.pair()
        defer { left.close() }
        defer { right.close() }
        try left.send([1, 2, 3])
        #expect(throws: WireError.malformed) { try right.receive(size: 2) }
        try left.send([1, 2, 3])
        #expect(throws: WireError.malformed) { try right.receive(size: 4) }
    }

    @Test("Memory that is not sealed is not mapped")
    func unsealedMemory() throws {
        let file = open("/dev/zero", O_RDWR)
        defer { close(file) }
        #expect(throws: WireError.malformed) { try SealedMemory.map(file, count: 3) }
    }
}
