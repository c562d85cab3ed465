import Containers
import DetectionCore

/// The streams of an MPEG programme stream, in the order in which they appear.
struct ProgramStream {
    /// The two numbers of packets with private data, of which only the first kind is sound, and of MPEG-4 and later.
    static let privateData = 0xbd
    private static let extended = 0xfd
    /// Sounds of DVD-Video by the upper bits of the first byte of private data.
    private static let privateSounds: [(range: ClosedRange<Int>, codec: String)] = [
        (0x80...0x87, "ac3"), (0x88...0x8f, "dts"), (0xa0...0xaf, "pcm"), (0xc0...0xcf, "ac3"),
    ]

    /// Whether the packs are those of MPEG-1.
    var isFirstEdition = false
    /// The map of the streams, by their numbers.
    private var types: [Int: UInt8] = [:]
    private(set) var streams: [(key: Int, medium: (kind: MediaTrack.Kind, codec: String)?)] = []
    private var known: Set<Int> = []

    /// Takes note of a packet; the number that stands for its stream, nil for packets that belong to none.
    mutating func note(_ packet: Int, privateByte: Int?) -> Int? {
        switch packet {
        case Self.privateData, Self.extended, 0xc0...0xef: break
        default: return nil
        }
        let key = packet << 8 | (packet == Self.privateData ? privateByte ?? 0 : 0)
        if known.insert(key).inserted { streams.append((key, medium(packet, privateByte))) }
        return key
    }

    private func medium(_ packet: Int, _ privateByte: Int?) -> (kind: MediaTrack.Kind, codec: String)? {
        if let type = types[packet], let known = TransportStream.types[type] { return known }
        switch packet {
        case 0xc0...0xdf: return (.audio, "mp2")
        case 0xe0...0xef: return (.video, isFirstEdition ? "mpeg1" : "mpeg2")
        case Self.extended: return (.video, "vc1")
        default:
            let sound = Self.privateSounds.first { $0.range.contains(privateByte ?? 0) }
            return sound.map { (.audio, $0.codec) }
        }
    }

    /// Reads the map of the streams, whose content lies in a range (ISO/IEC 13818-1, 2.5.4).
    mutating func readMap(_ content: Range<Int>, window: ByteWindow) {
        guard let notes = window.number(at: content.lowerBound + 2, width: 2) else { return }
        var position = content.lowerBound + 4 + notes + 2
        while position + 4 <= content.upperBound, let type = window[position],
            let packet = window[position + 1], let size = window.number(at: position + 2, width: 2)
        {
            types[Int(packet)] = type
            position += 4 + size
        }
    }
}
