import Containers
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
    init?(at start: Int, window: ByteWindow) {
        guard let rate = window.float(at: start, width: 8), let code = window.characters(at: start + 8, count: 4),
            let bytes = window.number(at: start + 16, width: 4), let frames = window.number(at: start + 20, width: 4),
            let channels = window.number(at: start + 24, width: 4), rate >= 1, rate <= 0x1p32, channels > 0
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
