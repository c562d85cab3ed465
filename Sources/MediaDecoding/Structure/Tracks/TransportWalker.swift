import DetectionCore

/// Reads the tables of an MPEG transport stream: which streams its first programme has, and from their first and last time
/// stamps how long they are.
///
/// The tables do not say how large the frames are; the decoder's limit on pixels bounds them.
enum TransportWalker {
    /// Packets read at the beginning and at the end: about two megabytes each.
    private static let reach = 11_000

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        guard let layout = TransportPacket.layout(of: try file.read(at: 0, count: Sniffer.sampleSize)) else {
            return TrackStructure()
        }
        var window = ByteWindow(file, isBigEndian: true)
        let packets = (file.count - layout.start) / layout.stride
        var program = TransportProgram()
        var clock = TransportClock()
        let head = 0..<min(packets, reach)
        let tail = max(head.upperBound, packets - reach)..<packets
        for index in [head, tail].joined() {
            guard let packet = try TransportPacket(at: layout.start + index * layout.stride, window: &window) else {
                continue
            }
            try program.read(packet, window: &window)
            try clock.read(packet, window: &window)
        }
        return structure(program, clock)
    }

    private static func structure(_ program: TransportProgram, _ clock: TransportClock) -> TrackStructure {
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
