import DetectionCore

/// Finds the first frame of an MP3 file and, from its table of contents or its bit rate, the length.
enum MP3Walker {
    /// How far after the tags a frame is looked for: encoders pad with zeros.
    private static let maxPadding = 65_536

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: true)
        guard let start = try firstFrame(in: &window), let frame = try MP3Frame(at: start, window: &window) else {
            return TrackStructure()
        }
        var duration = frame.bitrate.map { Double(file.count - start) * 8 / Double($0) }
        if let frames = try declaredFrames(at: start, frame, window: &window) {
            duration = Double(frames) * Double(frame.samples) / Double(frame.sampleRate)
        }
        return TrackStructure(
            sound: "mp3", sampleRate: frame.sampleRate, channels: frame.channels, duration: duration)
    }

    /// Start of a frame that another of the same kind or the end of the file follows.
    static func firstFrame(in window: inout ByteWindow) throws(MediaError) -> Int? {
        let start = try ID3Tag.end(in: &window)
        for position in start..<start + maxPadding {
            guard let byte = try window.byte(position) else { return nil }
            guard byte == 0xff, let frame = try MP3Frame(at: position, window: &window) else {
                // Without a tag the sound begins at once; anything else would find frames in any file.
                if start == 0 { return nil }
                continue
            }
            guard let size = frame.size, position + size < window.count else { return position }
            let next = try MP3Frame(at: position + size, window: &window)
            if next?.sampleRate == frame.sampleRate { return position }
        }
        return nil
    }

    /// The number of frames that the encoder wrote into the first one.
    private static func declaredFrames(
        at start: Int, _ frame: MP3Frame, window: inout ByteWindow
    ) throws(MediaError) -> Int? {
        let sideInformation = frame.isFirst ? (frame.channels == 1 ? 17 : 32) : (frame.channels == 1 ? 9 : 17)
        let xing = start + 4 + sideInformation
        let name = try window.text(xing, count: 4)
        if name == "Xing" || name == "Info" {
            guard let flags = try window.number(xing + 4, bytes: 4), flags & 1 == 1 else { return nil }
            return try window.number(xing + 8, bytes: 4)
        }
        let vbri = start + 36
        return try window.has("VBRI", at: vbri) ? try window.number(vbri + 14, bytes: 4) : nil
    }
}
