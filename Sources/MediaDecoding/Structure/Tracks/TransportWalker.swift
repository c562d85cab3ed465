import Containers
import DetectionCore

/// Reads the tables of an MPEG transport stream: which streams its first programme has, and from their time stamps how long
/// they are.
///
/// The tables do not say how large the frames are; the decoder's limit on pixels bounds them.
enum TransportWalker {
    static func structure(of window: ByteWindow) -> TrackStructure {
        let sample = window.read(at: 0, count: min(window.count, Sniffer.sampleSize))
        guard let layout = sample.flatMap({ TransportPacket.layout(of: $0.bytes) }) else { return TrackStructure() }
        var program = TransportProgram()
        var clock = StreamClock.mpeg
        for position in stride(from: layout.start, to: window.count, by: layout.stride) {
            guard let packet = TransportPacket(at: position, window: window) else { continue }
            program.read(packet, window: window)
            guard packet.startsUnit else { continue }
            let header = PESHeader(at: packet.payload, before: packet.end, window: window)
            if let stamp = header?.stamp { clock.note(stamp, of: packet.identifier) }
        }
        return structure(program, clock)
    }

    private static func structure(_ program: TransportProgram, _ clock: StreamClock) -> TrackStructure {
        var structure = TrackStructure()
        structure.declaresFrameSize = false
        for stream in program.streams {
            guard let (kind, codec) = stream.medium else {
                structure.count += 1
                continue
            }
            structure.add(MediaTrack(kind: kind, codec: codec, duration: clock.duration(of: stream.identifier)))
        }
        structure.duration = structure.longest
        return structure
    }
}
