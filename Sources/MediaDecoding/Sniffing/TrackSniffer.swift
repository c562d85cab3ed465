import DetectionCore

/// Tells sounds and videos apart by their bytes, and containers of both by their tracks.
enum TrackSniffer {
    /// The format; nil when the bytes are neither sound nor video.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` for a file that refers to others, `unreadable`.
    static func format(_ bytes: [UInt8], of file: MediaFile) throws(MediaError) -> MediaFormat? {
        if ["RIFF", "RF64", "BW64"].contains(where: { bytes.starts(with: $0.utf8) }) {
            if bytes.dropFirst(8).starts(with: "WAVE".utf8) { return .wav }
            if bytes.dropFirst(8).starts(with: "AVI ".utf8) { return .avi }
        }
        if bytes.starts(with: "FORM".utf8) {
            if ["AIFF", "AIFC"].contains(where: { bytes.dropFirst(8).starts(with: $0.utf8) }) { return .aiff }
        }
        if bytes.starts(with: "fLaC".utf8) { return .flac }
        if bytes.starts(with: "OggS".utf8) { return try OggWalker.structure(of: file).hasVideo ? .ogv : .ogg }
        if bytes.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) {
            return try isSoundOnly(MatroskaWalker.structure(of: file)) ? .mka : .mkv
        }
        if bytes.starts(with: "caff\0\u{1}".utf8) { return .caf }
        if bytes.starts(with: AMRWalker.narrowMark.utf8) { return .amr }
        if bytes.starts(with: AMRWalker.wideMark.utf8) { return .awb }
        if bytes.starts(with: "FLV\u{1}".utf8) { return .flv }
        if bytes.starts(with: [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]) {
            return try isSoundOnly(ASFWalker.structure(of: file)) ? .wma : .wmv
        }
        if bytes.starts(with: [0, 0, 1, 0xba]) { return .mpg }
        if TransportPacket.layout(of: bytes) != nil { return .ts }
        let brands = BrandList(bytes)
        if brands != nil || BrandList.isUnbrandedQuickTime(bytes) {
            if try isSoundOnly(ISOWalker.structure(of: file)) { return .m4a }
            return brands?.isQuickTime ?? true ? .mov : .mp4
        }
        return try frameFormat(bytes, of: file)
    }

    private static func isSoundOnly(_ structure: TrackStructure) -> Bool {
        !structure.tracks.isEmpty && !structure.hasVideo
    }

    /// Formats without a container: nothing but frames, after tags that they share.
    private static func frameFormat(_ bytes: [UInt8], of file: MediaFile) throws(MediaError) -> MediaFormat? {
        let isTagged = bytes.starts(with: "ID3".utf8)
        guard isTagged || bytes.first == 0xff else { return nil }
        var window = ByteWindow(file, isBigEndian: true)
        let start = try ID3Tag.end(in: &window)
        if try window.has("fLaC", at: start) { return .flac }
        if let frame = try ADTSFrame(at: start, window: &window) {
            let next = start + frame.size
            let isFollowed = try ADTSFrame(at: next, window: &window) != nil
            if isFollowed || next >= file.count { return .aac }
        }
        let hasFrame = try MP3Walker.firstFrame(in: &window) != nil
        return isTagged || hasFrame ? .mp3 : nil
    }

    /// The same for recordings of a stream that begin amid a frame, or with zeros; nil for all else.
    ///
    /// Frames lie in many files that hold sound among other things, so whatever has a signature is to be ruled out before.
    static func cutFormat(of file: MediaFile) throws(MediaError) -> MediaFormat? {
        var window = ByteWindow(file, isBigEndian: true)
        if try MP3Walker.cutStart(in: &window) != nil { return .mp3 }
        return try ADTSWalker.cutStart(in: &window) != nil ? .aac : nil
    }
}
