import DetectionCore

/// Walks the packets of an MPEG programme stream (`.mpg`, `.vob`): which streams there are, and from their time stamps how
/// long they are.
///
/// Nothing in front says how large the frames are; the decoder's limit on pixels bounds them.
struct ProgramWalker {
    private static let maxPackets = 1_000_000
    /// Bytes looked at, in all, for the next packet where none starts.
    private static let maxSearched = 1 << 20

    private var window: ByteWindow
    private var searched = 0
    private var stream = ProgramStream()
    private var clock = StreamClock.mpeg

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var walker = ProgramWalker(window: ByteWindow(file, isBigEndian: true))
        var position = 0
        for _ in 0..<maxPackets {
            guard let start = try walker.packet(from: position) else { break }
            position = try walker.visit(start)
        }
        return walker.structure(share: Double(file.count) / Double(max(1, position)))
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    /// Start of the next packet or header.
    private mutating func packet(from position: Int) throws(MediaError) -> Int? {
        var position = position
        while searched < Self.maxSearched, let code = try window.number(position, bytes: 4) {
            if code >> 8 == 1, code & 0xff >= 0xb9 { return position }
            position += 1
            searched += 1
        }
        return nil
    }

    /// Reads what starts at a position and returns where it ends.
    private mutating func visit(_ start: Int) throws(MediaError) -> Int {
        guard let code = try window.byte(start + 3).map(Int.init) else { return start + 4 }
        switch code {
        case 0xb9: return start + 4
        case 0xba:
            stream.isFirstEdition = try window.byte(start + 4).map { $0 >> 6 != 1 } ?? false
            let stuffing = try window.byte(start + 13).map { Int($0 & 7) } ?? 0
            return start + (stream.isFirstEdition ? 12 : 14 + stuffing)
        default:
            let end = start + 6 + (try window.number(start + 4, bytes: 2) ?? 0)
            if code == 0xbc {
                try stream.readMap(start + 6..<end, window: &window)
            } else if code >= 0xbd {
                try readPacket(code, start..<end)
            }
            return end
        }
    }

    private mutating func readPacket(_ code: Int, _ range: Range<Int>) throws(MediaError) {
        let header = try PESHeader(at: range.lowerBound, before: range.upperBound, window: &window)
        var first: Int?
        if let header { first = try window.byte(header.end).map(Int.init) }
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
