import DetectionCore
import Dispatch
import MediaDecoding

/// Reads what a file's metadata says about its origin, by walking its container with checked bounds.
///
/// Only notes in the places that the formats give them count: what follows the medium, a second block of a kind, or a
/// block with a broken checksum is passed over. Signed provenance (C2PA) is another matter: see `CredentialReader`.
enum MetadataReader {
    private static let queue = DispatchQueue(label: "touchstone.metadata", attributes: .concurrent)

    /// The claims of a medium that are read when somebody first asks, once however many ask.
    static func later(
        _ file: MediaFile, format: MediaFormat, _ stored: StoredPixels?
    ) -> LazyValue<[MetadataClaim], Never> {
        LazyValue {
            await queue.value { () -> [MetadataClaim] in
                let hidden = stored.flatMap { HiddenText(in: $0) }
                return claims(of: file, format: format) + (hidden.map { [$0.claim(format)] } ?? [])
            }
        }
    }

    /// The claims of a medium, in the order found; empty for texts and for files that say nothing.
    ///
    /// Blocks while it reads the file, at most 16 MiB of it.
    static func claims(of file: MediaFile, format: MediaFormat) -> [MetadataClaim] {
        var reader = BoundedReader(file)
        let blocks: [MetadataBlock]
        switch format {
        case .jpeg: blocks = JPEGSegments.blocks(in: &reader)
        case .png: blocks = PNGChunks.blocks(in: &reader)
        case .webp: blocks = WebPChunks.blocks(in: &reader)
        case .gif: blocks = GIFBlocks.blocks(in: &reader)
        case .heif, .avif: blocks = HEIFItems.blocks(in: &reader)
        case .tiff: return TIFFFields(&reader).map(claims) ?? []
        case .mp4, .mov, .m4a: blocks = QuickTimeTags.blocks(in: &reader)
        case .mkv, .mka: blocks = MatroskaTags.blocks(in: &reader)
        case .wav, .avi: blocks = RIFFTags.blocks(in: &reader)
        case .aiff: blocks = AIFFTags.blocks(in: &reader)
        case .mp3, .aac: blocks = ID3Tags.blocks(in: &reader)
        case .flac: blocks = FLACBlocks.blocks(in: &reader)
        case .ogg: blocks = OggPackets.blocks(in: &reader)
        case .caf: blocks = CAFTags.blocks(in: &reader)
        case .wma, .wmv: blocks = ASFTags.blocks(in: &reader)
        case .flv: blocks = FLVTags.blocks(in: &reader)
        case .ts, .mpg, .amr, .awb, .text, .unknown: return []
        }
        return blocks.flatMap(claims)
    }

    private static func claims(_ block: MetadataBlock) -> [MetadataClaim] {
        switch block {
        case .exif(let window):
            guard var reader = BoundedReader(window), let fields = TIFFFields(&reader) else { return [] }
            return EXIFClaims.claims(fields)
        case .xmp(let window):
            return XMPClaims.claims(XMPPacket(window))
        case .text(let keyword, let value):
            return TextClaims.claims(keyword: keyword, value: value)
        case .tag(let tag):
            return TagClaims.claims(tag)
        }
    }

    private static func claims(_ fields: TIFFFields) -> [MetadataClaim] {
        EXIFClaims.claims(fields) + (fields.xmp.map { XMPClaims.claims(XMPPacket($0)) } ?? [])
    }
}
