import Containers
import DetectionCore

/// The header of one packet of an MPEG transport stream (ISO/IEC 13818-1, 2.4.3).
struct TransportPacket {
    static let size = 188
    private static let sync: UInt8 = 0x47

    /// Which stream the packet belongs to.
    let identifier: Int
    /// Whether a section or a PES packet starts in it.
    let startsUnit: Bool
    /// Start of its payload; the packet's end when it has none.
    let payload: Int
    let end: Int

    /// Reads a header; nil when the bytes are none.
    init?(at position: Int, window: ByteWindow) {
        guard window[position] == Self.sync, let bits = window.number(at: position + 1, width: 3) else {
            return nil
        }
        identifier = bits >> 8 & 0x1fff
        startsUnit = bits >> 22 & 1 == 1
        end = position + Self.size
        let hasPayload = bits >> 4 & 1 == 1
        let hasAdaptation = bits >> 5 & 1 == 1
        let adaptation = hasAdaptation ? window[position + 4].map { 1 + Int($0) } ?? 0 : 0
        payload = hasPayload ? min(end, position + 4 + adaptation) : end
    }

    /// How the packets lie in a file: every 188 bytes, or every 192 with a time in front, as camcorders and discs write;
    /// nil when the bytes are no transport stream.
    static func layout(of bytes: [UInt8]) -> (start: Int, stride: Int)? {
        for (start, stride) in [(0, size), (4, size + 4)] {
            let places = Array(Swift.stride(from: start, to: bytes.count, by: stride).prefix(8))
            if places.count >= 3, places.allSatisfy({ bytes[$0] == sync }) { return (start, stride) }
        }
        return nil
    }
}
