import Containers
import DetectionCore

/// The header of a PES packet, of MPEG-2 (ISO/IEC 13818-1, 2.4.3.6) or of MPEG-1 (ISO/IEC 11172-1, 2.4.3.3).
struct PESHeader {
    private static let maxStuffing = 16

    /// When its first picture or sound is shown, in ticks; nil when it does not say.
    let stamp: Int?
    /// End of the header.
    let end: Int

    /// Reads the header of the packet that starts at a position; nil when it does not fit before `limit`.
    init?(at start: Int, before limit: Int, window: ByteWindow) {
        guard start + 9 <= limit, window.number(at: start, width: 3) == 1, let first = window[start + 6] else {
            return nil
        }
        let (place, end) =
            first >> 6 == 2
            ? Self.fields(at: start + 6, window: window)
            : Self.fieldsOfFirstEdition(at: start + 6, window: window)
        guard end <= limit else { return nil }
        self.end = end
        stamp = if let place { Self.stamp(at: place, window: window) } else { nil }
    }

    /// Where the time stamp is, if there is one, and where the header ends.
    private static func fields(
        at start: Int, window: ByteWindow
    ) -> (stamp: Int?, end: Int) {
        let flags = window[start + 1] ?? 0
        let length = Int(window[start + 2] ?? 0)
        return (flags >> 7 == 1 && length >= 5 ? start + 3 : nil, start + 3 + length)
    }

    /// Stuffing, perhaps the size of a buffer, then the time stamps if there are any.
    private static func fieldsOfFirstEdition(
        at start: Int, window: ByteWindow
    ) -> (stamp: Int?, end: Int) {
        var position = start
        while position < start + maxStuffing, window[position] == 0xff { position += 1 }
        if let byte = window[position], byte >> 6 == 1 { position += 2 }
        switch window[position].map({ $0 >> 4 }) {
        case 2: return (position, position + 5)
        case 3: return (position, position + 10)
        default: return (nil, position + 1)
        }
    }

    private static func stamp(at position: Int, window: ByteWindow) -> Int? {
        window.number(at: position, width: 5).map { bits in
            (bits >> 33 & 7) << 30 | (bits >> 17 & 0x7fff) << 15 | bits >> 1 & 0x7fff
        }
    }
}
