import Containers
import DetectionCore

/// Walks the packets of an MPEG programme stream (`.mpg`, `.vob`): which streams there are, and from their time stamps how
/// long they are.
///
/// Nothing in front says how large the frames are; the decoder's limit on pixels bounds them.
struct ProgramWalker {
    private static let maxPackets = 1_000_000
    /// Bytes looked at, in all, for the next packet where none starts.
    private static let maxSearched = 1 << 20

    private let window: ByteWindow
    private var searched = 0
    private var stream = ProgramStream()
    private var clock = StreamClock.mpeg

    static func structure(of window: ByteWindow) -> TrackStructure {
        var walker = ProgramWalker(window: window)
        var position = 0
        for _ in 0..<maxPackets {
            guard let start = walker.packet(from: position) else { break }
            position = walker.visit(start)
        }
        return walker.structure(share: Double(window.count) / Double(max(1, position)))
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    /// Start of the next packet or header.
    private mutating func packet(from position: Int) -> Int? {
        var position = position
        while searched < Self.maxSearched, let code = window.number(at: position, width: 4) {
            if code >> 8 == 1, code & 0xff >= 0xb9 { return position }
            position += 1
            searched += 1
        }
        return nil
    }

    /// Reads what starts at a position and returns where it ends.
    private mutating func visit(_ start: Int) -> Int {
        guard let code = window[start + 3].map(Int.init) else { return start + 4 }
        switch code {
        case 0xb9: return start + 4
        case 0xba:
            stream.isFirstEdition = window[start + 4].map { $0 >> 6 != 1 } ?? false
            let stuffing = window[start + 13].map { Int($0 & 7) } ?? 0
            return start + (stream.isFirstEdition ? 12 : 14 + stuffing)
        default:
            let end = start + 6 + (window.number(at: start + 4, width: 2) ?? 0)
            if code == 0xbc {
                stream.readMap(start + 6..<end, window: window)
            } else if code >= 0xbd {
                readPacket(code, start..<end)
            }
            return end
        }
    }

    private mutating func readPacket(_ code: Int, _ range: Range<Int>) {
        let header = PESHeader(at: range.lowerBound, before: range.upperBound, window: window)
        var first: Int?
        if let header { first = window[header.end].map(Int.init) }
        guard let key = stream.note(code, privateByte: first), let stamp = header?.stamp else { return }
        clock.note(stamp, of: key)
    }

    /// What was not walked is as long as what was, byte for byte.
    private func structure(share: Double) -> TrackStructure {
        var structure = TrackStructure()
        structure.declaresFrameSize = false
        for (key, medium) in stream.streams {
            guard let medium else {
                structure.count += 1
                continue
            }
            let duration = clock.duration(of: key).map { $0 * max(1, share) }
            structure.add(MediaTrack(kind: medium.kind, codec: medium.codec, duration: duration))
        }
        structure.duration = structure.longest
        return structure
    }
}
