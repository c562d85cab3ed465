import Containers
import DetectionCore

/// A table of a transport stream, put together from the packets that carry it.
struct TransportSection {
    private var gathered: [UInt8] = []

    /// Adds a packet's payload; the table's bytes once it is whole.
    mutating func add(_ packet: TransportPacket, window: ByteWindow) -> [UInt8]? {
        var position = packet.payload
        if packet.startsUnit {
            gathered = []
            guard let skipped = window[position] else { return nil }
            position += 1 + Int(skipped)
        } else if gathered.isEmpty {
            return nil
        }
        while position < packet.end, let byte = window[position] {
            gathered.append(byte)
            position += 1
        }
        guard gathered.count >= 3 else { return nil }
        let size = 3 + (Int(gathered[1]) & 0xf) << 8 + Int(gathered[2])
        guard gathered.count >= size else { return nil }
        defer { gathered = [] }
        return Array(gathered.prefix(size))
    }
}
