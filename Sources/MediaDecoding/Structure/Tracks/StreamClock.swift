import DetectionCore

/// The first and the last time stamp of each stream of a transport stream.
struct TransportClock {
    /// Ticks a second, and how many there are before the clock starts again (ISO/IEC 13818-1, 2.4.3.7).
    private static let rate = 90_000.0
    private static let period = 1 << 33

    private var stamps: [Int: (first: Int, last: Int)] = [:]

    /// Takes note of the time stamp of a PES packet that starts here.
    mutating func read(_ packet: TransportPacket, window: inout ByteWindow) throws(MediaError) {
        let start = packet.payload
        guard packet.startsUnit, start + 14 <= packet.end, try window.number(start, bytes: 3) == 1,
            let flags = try window.number(start + 6, bytes: 2), flags >> 14 == 2, flags >> 7 & 1 == 1,
            let bits = try window.number(start + 9, bytes: 5)
        else { return }
        let stamp = (bits >> 33 & 7) << 30 | (bits >> 17 & 0x7fff) << 15 | bits >> 1 & 0x7fff
        stamps[packet.identifier, default: (stamp, stamp)].last = stamp
    }

    /// Seconds from a stream's first to its last time stamp; nil when it has fewer than two.
    func duration(of identifier: Int) -> Double? {
        guard let (first, last) = stamps[identifier], first != last else { return nil }
        return Double((last - first + Self.period) % Self.period) / Self.rate
    }
}
