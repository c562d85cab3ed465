import Containers
import DetectionCore

/// Tells sounds and videos apart by their bytes, and containers of both by their tracks.
enum TrackSniffer {
    /// The format; nil when the bytes are neither sound nor video.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` for a file that refers to others.
    static func format(_ bytes: [UInt8], of window: ByteWindow) throws(MediaError) -> MediaFormat? {
        switch RIFFForm(window)?.name {
        case "WAVE": return .wav
        case "AVI ": return .avi
        case "AIFF", "AIFC": return .aiff
        default: break
        }
        if bytes.starts(with: "fLaC".utf8) { return .flac }
        if bytes.starts(with: "OggS".utf8) { return OggWalker.structure(of: window).hasVideo ? .ogv : .ogg }
        if bytes.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) {
            return isSoundOnly(MatroskaWalker.structure(of: window)) ? .mka : .mkv
        }
        if bytes.starts(with: "caff\0\u{1}".utf8) { return .caf }
        if bytes.starts(with: AMRWalker.narrowMark.utf8) { return .amr }
        if bytes.starts(with: AMRWalker.wideMark.utf8) { return .awb }
        if bytes.starts(with: "FLV\u{1}".utf8) { return .flv }
        if bytes.starts(with: [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]) {
            return isSoundOnly(try ASFWalker.structure(of: window)) ? .wma : .wmv
        }
        if bytes.starts(with: [0, 0, 1, 0xba]) { return .mpg }
        if TransportPacket.layout(of: bytes) != nil { return .ts }
        let brands = BrandList(bytes)
        if brands != nil || BrandList.isUnbrandedQuickTime(bytes) {
            if isSoundOnly(try ISOWalker.structure(of: window)) { return .m4a }
            return brands?.isQuickTime ?? true ? .mov : .mp4
        }
        return frameFormat(bytes, of: window)
    }

    private static func isSoundOnly(_ structure: TrackStructure) -> Bool {
        !structure.tracks.isEmpty && !structure.hasVideo
    }

    /// Formats without a container: nothing but frames, after tags that they share.
    private static func frameFormat(_ bytes: [UInt8], of window: ByteWindow) -> MediaFormat? {
        let isTagged = bytes.starts(with: "ID3".utf8)
        guard isTagged || bytes.first == 0xff else { return nil }
        let start = ID3Tag.end(in: window)
        if window.has("fLaC", at: start) { return .flac }
        if let frame = ADTSFrame(at: start, window: window) {
            let next = start + frame.size
            let isFollowed = ADTSFrame(at: next, window: window) != nil
            if isFollowed || next >= window.count { return .aac }
        }
        let hasFrame = MP3Walker.firstFrame(in: window) != nil
        return isTagged || hasFrame ? .mp3 : nil
    }

    /// The same for recordings of a stream that begin amid a frame, or with zeros; nil for all else.
    ///
    /// Frames lie in many files that hold sound among other things, so whatever has a signature is to be ruled out before.
    static func cutFormat(of window: ByteWindow) -> MediaFormat? {
        if MP3Walker.cutStart(in: window) != nil { return .mp3 }
        return ADTSWalker.cutStart(in: window) != nil ? .aac : nil
    }
}
