import Containers
import DetectionCore

@testable import Detectors
@testable import MediaDecoding

/// The readers of what strangers hand in, a family each.
enum Reader: String, CaseIterable {
    case jpeg, png, gif, webp, tiff, heif, movie, matroska, riff, aiff, frames, ogg, flac, asf, caf, flash, mpeg
    case xmp, deflate, text, document, sniffer

    /// The one that this process tries; set before the first input.
    nonisolated(unsafe) static var chosen = Reader.sniffer

    /// Reads an input as this family's files are read before anybody decodes them.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .jpeg: describe(bytes, [.jpeg])
        case .png:
            describe(bytes, [.png])
            describe(Self.withChecksums(bytes), [.png])
        case .gif: describe(bytes, [.gif])
        case .webp: describe(bytes, [.webp])
        case .tiff: describe(bytes, [.tiff])
        case .heif: describe(bytes, [.heif])
        case .movie: describe(bytes, [.mp4, .m4a])
        case .matroska: describe(bytes, [.mkv])
        case .riff: describe(bytes, [.wav, .avi])
        case .aiff: describe(bytes, [.aiff])
        case .frames: describe(bytes, [.mp3, .aac, .amr, .awb])
        case .ogg: describe(bytes, [.ogg])
        case .flac: describe(bytes, [.flac])
        case .asf: describe(bytes, [.wma])
        case .caf: describe(bytes, [.caf])
        case .flash: describe(bytes, [.flv])
        case .mpeg: describe(bytes, [.ts, .mpg])
        case .xmp: _ = XMPPacket(ByteWindow(bytes)).properties.compactMap(\.tag)
        case .deflate:
            _ = Inflate.zlib(bytes[...], limit: 1 << 16)
            _ = Inflate.gzip(bytes[...], limit: 1 << 16)
        case .text:
            guard let file = try? MediaFile(bytes: bytes), let text = try? TextReader.text(of: file) else { return }
            _ = TextTraces(text).statements
        case .document:
            _ = (try? MediaFile(bytes: bytes)).flatMap { try? TextReader.read($0) }
            _ = WordText.read(bytes, limit: 1 << 20)
            _ = OpenDocumentText.read(bytes, limit: 1 << 20)
            _ = OpenDocumentText.margins(bytes)
            let pages = bytes.withUnsafeBytes { try? DecodedDocument($0, pageCount: 9, characters: 1 << 16) }
            _ = pages.flatMap { try? PDFText.read($0) }
        case .sniffer: _ = (try? MediaFile(bytes: bytes)).map { try? Sniffer.format(of: $0) }
        }
    }

    /// What the file declares, within the limits, and what its notes say.
    private func describe(_ bytes: [UInt8], _ formats: [MediaFormat]) {
        guard let file = try? MediaFile(bytes: bytes) else { return }
        for format in formats {
            try? file.walked { window throws(MediaError) in
                if format.kind == .image {
                    try PictureStructure(of: window, format: format).check(DecodeLimits())
                } else {
                    try TrackStructure(of: window, format: format).check(DecodeLimits(), kind: .video)
                }
            }
            _ = MetadataReader.statements(of: file, format: format)
        }
    }

    /// A PNG file with the checksums that its chunks should have: made-up ones would hide what is in them.
    private static func withChecksums(_ bytes: [UInt8]) -> [UInt8] {
        var repaired = bytes
        for chunk in PNGChunks(in: ByteWindow(bytes)) where chunk.content.upperBound + 4 <= bytes.count {
            let checksum = CRC32.checksum(Array(bytes[chunk.content.lowerBound - 4..<chunk.content.upperBound]))
            for index in 0..<4 {
                repaired[chunk.content.upperBound + index] = UInt8(truncatingIfNeeded: checksum >> (8 * (3 - index)))
            }
        }
        return repaired
    }
}
