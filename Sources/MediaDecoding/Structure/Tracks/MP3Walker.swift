import Containers
import DetectionCore

/// Finds the first frame of a file of MPEG audio and, from its table of contents or its bit rate, the length.
enum MP3Walker {
    /// How far after the tags, and after zeros, a frame is looked for: encoders pad, and recordings of a stream begin amid a
    /// frame, the longest of which has 2881 bytes.
    private static let maxPadding = 65_536, maxCut = 4096
    /// Frames in a row that show a recording without tags, unless it begins with one.
    private static let fewestFrames = 6

    static func structure(of window: ByteWindow) -> TrackStructure {
        guard let start = firstFrame(in: window), let frame = MP3Frame(at: start, window: window) else {
            return TrackStructure()
        }
        var duration = frame.bitrate.map { Double(window.count - start) * 8 / Double($0) }
        if let frames = declaredFrames(at: start, frame, window: window) {
            duration = Double(frames) * Double(frame.samples) / Double(frame.sampleRate)
        }
        return TrackStructure(
            sound: frame.codec, sampleRate: frame.sampleRate, channels: frame.channels, duration: duration)
    }

    /// Start of the first frame; nil when there is none near the beginning.
    ///
    /// After a tag, or at the very beginning, one more of the same kind or the end of the file must follow. Anywhere else
    /// there would be frames in any file: there several must follow, after zeros and part of a frame.
    static func firstFrame(in window: ByteWindow) -> Int? {
        let start = ID3Tag.end(in: window)
        if start == 0 { return isFollowed(0, in: window) ? 0 : cutStart(in: window) }
        for position in start..<start + maxPadding {
            guard window[position] != nil else { return nil }
            if isFollowed(position, in: window) { return position }
        }
        return nil
    }

    /// Start of the first whole frame of a recording that begins with zeros, or amid a frame; nil when it is none.
    static func cutStart(in window: ByteWindow) -> Int? {
        var zeros = 0
        while zeros < maxPadding, window[zeros] == 0 { zeros += 1 }
        for start in zeros..<zeros + maxCut {
            guard let byte = window[start] else { return nil }
            guard byte == 0xff, var frame = MP3Frame(at: start, window: window) else { continue }
            var (position, count) = (start, 1)
            while count < fewestFrames, let size = frame.size {
                position += size
                guard let next = MP3Frame(at: position, window: window), next.isLike(frame) else { break }
                (frame, count) = (next, count + 1)
            }
            if count == fewestFrames { return start }
        }
        return nil
    }

    /// Whether there is a frame, and another of the same kind or the end of the file after it.
    private static func isFollowed(_ start: Int, in window: ByteWindow) -> Bool {
        guard window[start] == 0xff, let frame = MP3Frame(at: start, window: window) else { return false }
        guard let size = frame.size, start + size < window.count else { return true }
        return MP3Frame(at: start + size, window: window)?.isLike(frame) ?? false
    }

    /// The number of frames that the encoder wrote into the first one.
    private static func declaredFrames(
        at start: Int, _ frame: MP3Frame, window: ByteWindow
    ) -> Int? {
        let sideInformation = frame.isFirst ? (frame.channels == 1 ? 17 : 32) : (frame.channels == 1 ? 9 : 17)
        let xing = start + 4 + sideInformation
        let name = window.characters(at: xing, count: 4)
        if name == "Xing" || name == "Info" {
            guard let flags = window.number(at: xing + 4, width: 4), flags & 1 == 1 else { return nil }
            return window.number(at: xing + 8, width: 4)
        }
        let vbri = start + 36
        return window.has("VBRI", at: vbri) ? window.number(at: vbri + 14, width: 4) : nil
    }
}
