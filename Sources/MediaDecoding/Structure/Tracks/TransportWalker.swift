import DetectionCore

/// Reads the tables of an MPEG transport stream: which streams its first programme has, and from their time stamps how long
/// they are.
///
/// The tables do not say how large the frames are; the decoder's limit on pixels bounds them.
enum TransportWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        guard let layout = TransportPacket.layout(of: try file.read(at: 0, count: Sniffer.sampleSize)) else {
            return TrackStructure()
        }
        var window = ByteWindow(file, isBigEndian: true)
        var program = TransportProgram()
        var clock = StreamClock.mpeg
        for position in stride(from: layout.start, to: file.count, by: layout.stride) {
            guard let packet = try TransportPacket(at: position, window: &window) else { continue }
            try program.read(packet, window: &window)
            guard packet.startsUnit else { continue }
            let header = try PESHeader(at: packet.payload, before: packet.end, window: &window)
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
