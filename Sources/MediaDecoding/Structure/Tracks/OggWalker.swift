import DetectionCore

/// Reads the first page of every stream of an Ogg file and the last page of its first sound.
enum OggWalker {
    private static let maxStreams = 10_000
    /// How far from the end the last page is looked for: one page at its longest.
    private static let tail = 65_536

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: false)
        var structure = TrackStructure()
        var sound: (serial: Int, stream: OggStream)?
        var position = 0
        // The first pages of all streams come before anything else.
        for _ in 0..<maxStreams {
            guard try window.has("OggS", at: position), let flags = try window.byte(position + 5), flags & 2 != 0,
                let serial = try window.number(position + 14, bytes: 4),
                let segments = try window.byte(position + 26)
            else { break }
            let start = position + 27 + Int(segments)
            structure.count += 1
            if let stream = try OggStream(at: start, window: &window) {
                structure.tracks.append(stream.track)
                if sound == nil, stream.track.kind == .audio { sound = (serial, stream) }
            }
            position = start
            for index in 0..<Int(segments) {
                position += Int(try window.byte(start - Int(segments) + index) ?? 0)
            }
        }
        guard let sound, let last = try lastPosition(in: file, serial: sound.serial) else { return structure }
        structure.duration = Double(max(0, last - sound.stream.preSkip)) / Double(sound.stream.clock)
        return structure
    }

    /// The position, in samples, that the last page of a stream gives.
    private static func lastPosition(in file: MediaFile, serial: Int) throws(MediaError) -> Int? {
        var window = ByteWindow(file, isBigEndian: false)
        let start = max(0, file.count - tail)
        let bytes = try file.read(at: start, count: tail)
        for index in bytes.indices.dropLast(26).reversed() where bytes[index] == 0x4f {
            let page = start + index
            guard try window.has("OggS", at: page), try window.number(page + 14, bytes: 4) == serial else { continue }
            // All ones: no packet ends on this page.
            if let position = try window.number(page + 6, bytes: 8) { return position }
        }
        return nil
    }
}
