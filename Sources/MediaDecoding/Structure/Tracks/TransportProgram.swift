import Containers
import DetectionCore

/// The streams of the first programme of a transport stream.
struct TransportProgram {
    /// The tables end with a checksum.
    private static let checksum = 4

    private(set) var streams: [TransportStream] = []
    private var table: Int?
    private var list = TransportSection()
    private var map = TransportSection()

    /// Looks for the programme's tables in a packet.
    mutating func read(_ packet: TransportPacket, window: ByteWindow) {
        if table == nil, packet.identifier == 0, let bytes = list.add(packet, window: window) {
            table = Self.firstMap(bytes)
        } else if streams.isEmpty, packet.identifier == table, let bytes = map.add(packet, window: window) {
            streams = Self.streams(bytes)
        }
    }

    /// Where the table of the first programme is; programme 0 is the network's own.
    private static func firstMap(_ bytes: [UInt8]) -> Int? {
        guard bytes.first == 0 else { return nil }
        let entries = stride(from: 8, through: bytes.count - checksum - 4, by: 4)
        return entries.first { bytes[$0] != 0 || bytes[$0 + 1] != 0 }.map { identifier(bytes, at: $0 + 2) }
    }

    private static func streams(_ bytes: [UInt8]) -> [TransportStream] {
        guard bytes.first == 2, bytes.count >= 12 else { return [] }
        var streams: [TransportStream] = []
        var position = 12 + length(bytes, at: 10)
        while position + 5 <= bytes.count - checksum {
            let end = min(position + 5 + length(bytes, at: position + 3), bytes.count - checksum)
            streams.append(
                TransportStream(
                    identifier: identifier(bytes, at: position + 1), type: bytes[position],
                    descriptors: bytes[position + 5..<end]))
            position = end
        }
        return streams
    }

    private static func identifier(_ bytes: [UInt8], at position: Int) -> Int {
        (Int(bytes[position]) & 0x1f) << 8 | Int(bytes[position + 1])
    }

    private static func length(_ bytes: [UInt8], at position: Int) -> Int {
        (Int(bytes[position]) & 0xf) << 8 | Int(bytes[position + 1])
    }
}
