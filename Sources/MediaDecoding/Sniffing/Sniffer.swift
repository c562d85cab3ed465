import Containers
public import DetectionCore

/// Tells a file's format by its first bytes; names and declared types are never looked at.
public enum Sniffer {
    /// Bytes looked at: enough for every signature and for a fair sample of a text.
    static let sampleSize = 4096

    /// The format of a file.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia`, naming what the file seems to be, `unprocessableMedia` for a video
    ///   that refers to other files, or `unreadable`.
    public static func format(of file: MediaFile) throws(MediaError) -> MediaFormat {
        try file.walked { window throws(MediaError) in try format(of: window) }
    }

    /// The format of an open file.
    static func format(of window: ByteWindow) throws(MediaError) -> MediaFormat {
        let sample = window.read(at: 0, count: min(window.count, sampleSize))?.bytes ?? []
        if let camera = CameraRaw.maker(sample, of: window) { throw CameraRaw.refusal(camera) }
        if let format = pictureFormat(sample) { return format }
        if let format = try TrackSniffer.format(sample, of: window) { return format }
        if isPDF(sample, of: window) { return .pdf }
        if let document = try OfficeDocument(window) { return document.form == .word ? .docx : .odt }
        if OldOfficeFile.isProtected(window) { throw OfficeDocument.protected }
        if let foreign = ForeignFormat.found(in: sample) {
            throw MediaError(.unsupportedMedia, "This looks like \(foreign.name). \(foreign.help ?? accepted)")
        }
        if TextEncoding(mark: sample) != .utf8 || TextSample.isUTF8(sample, isWhole: sample.count == window.count) {
            return .text
        }
        if let format = TrackSniffer.cutFormat(of: window) { return format }
        if TextEncoding.windows1252.text(sample) != nil { return .text }
        guard !TextSample.isOtherEncoding(sample) else {
            throw MediaError(
                .unsupportedMedia,
                "This looks like a text in another encoding than UTF-8, or than UTF-16 and UTF-32 with a byte order mark. "
                    + "Save it as UTF-8.")
        }
        throw MediaError(
            .unsupportedMedia,
            "This is neither a known picture, sound or video nor a text in UTF-8, or in UTF-16 or UTF-32 with a byte order mark. "
                + accepted)
    }

    static let accepted =
        "Accepted are JPEG, PNG, WebP, GIF, TIFF, HEIF and AVIF pictures, WAV, AIFF, MP3, FLAC, Ogg, AAC, M4A, CAF, AMR "
        + "and WMA sounds, MP4, QuickTime, Matroska, WebM, AVI, MPEG, WMV and Flash videos, plain text, HTML, e-mails, Word "
        + "documents (.docx), OpenDocument texts (.odt) and PDF documents."

    /// Whether the mark of PDF stands at the start, or a little behind it in a file that ends as PDF does.
    ///
    /// Source: ISO 32000-1, annex H, implementation notes 13 and 18.
    private static func isPDF(_ sample: [UInt8], of window: ByteWindow) -> Bool {
        let mark = Array("%PDF-".utf8)
        // Every text comes by here: few have a percent sign in their first lines.
        let head = sample.prefix(1024)
        let found = head.indices.first { head[$0] == mark[0] && head[$0...].starts(with: mark) }
        guard let place = found, (0x30...0x39).contains(sample.dropFirst(place + mark.count).first ?? 0) else {
            return false
        }
        if place == 0 { return true }
        let end = window.read(at: max(0, window.count - 1024), count: min(window.count, 1024))?.bytes ?? []
        return !end.ranges(of: Array("%%EOF".utf8)).isEmpty
    }

    private static func pictureFormat(_ bytes: [UInt8]) -> MediaFormat? {
        if bytes.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        if ["II*\0", "MM\0*", "II+\0", "MM\0+"].contains(where: { bytes.starts(with: $0.utf8) }) { return .tiff }
        return BrandList(bytes)?.pictureFormat
    }
}
