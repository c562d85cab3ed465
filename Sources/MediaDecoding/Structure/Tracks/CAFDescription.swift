import DetectionCore

/// The description chunk of a Core Audio file.
struct CAFDescription {
    let codec: String
    /// Samples a second.
    let rate: Int
    let channels: Int
    private let bytesPerPacket: Int
    private let framesPerPacket: Int

    /// Reads the content of the chunk; nil when it makes no sense.
    init?(at start: Int, window: inout ByteWindow) throws(MediaError) {
        guard let rate = try window.double(start), let code = try window.text(start + 8, count: 4),
            let bytes = try window.number(start + 16, bytes: 4), let frames = try window.number(start + 20, bytes: 4),
            let channels = try window.number(start + 24, bytes: 4), rate >= 1, rate <= 0x1p32, channels > 0
        else { return nil }
        codec = CodecName.named(code)
        self.rate = Int(rate)
        self.channels = channels
        bytesPerPacket = bytes
        framesPerPacket = frames
    }

    /// Seconds of so many bytes; nil when packets differ in size or in length.
    func duration(bytes: Int) -> Double? {
        guard bytesPerPacket > 0, framesPerPacket > 0 else { return nil }
        return Double(bytes) / Double(bytesPerPacket) * Double(framesPerPacket) / Double(rate)
    }

    /// Seconds by the packet table, the larger of what its two numbers give; nil when the size tells.
    func duration(packets: Int, frames: Int) -> Double? {
        guard bytesPerPacket == 0 || framesPerPacket == 0 else { return nil }
        return max(Double(packets) * Double(framesPerPacket), Double(frames)) / Double(rate)
    }
}
