import Containers
import DetectionCore
import MediaDecoding

/// Reads what a file's metadata says about its origin, by walking its container with checked bounds.
///
/// Only notes in the places that the formats give them count: what follows the medium, a second block of a kind, or a
/// block with a broken checksum is passed over. Signed provenance (C2PA) is another matter: see `CredentialReader`.
enum MetadataReader {

    /// The statements of a medium that are read when somebody first asks, once however many ask.
    static func later(
        _ file: MediaFile, format: MediaFormat, _ stored: StoredPixels?, text: String? = nil
    ) -> LazyValue<MetadataStatements, Never> {
        LazyValue {
            await WorkQueue.shared.run { () -> MetadataStatements in
                if let text { return TextTraces(text).statements }
                var found = statements(of: file, format: format)
                if let hidden = stored.flatMap({ HiddenText(in: $0) }) { found.claims.append(hidden.claim(format)) }
                return found
            }
        }
    }

    /// What a medium says of its origin, in the order found; nothing for texts and for files that say nothing.
    ///
    /// Blocks while it reads the file, at most 16 MiB of it.
    static func statements(of file: MediaFile, format: MediaFormat) -> MetadataStatements {
        let file = ByteWindow(file, limits: .notes)
        let blocks: [MetadataBlock]
        switch format {
        case .jpeg: blocks = JPEGNotes.blocks(in: file)
        case .png: blocks = PNGNotes.blocks(in: file)
        case .webp: blocks = WebPNotes.blocks(in: file)
        case .gif: blocks = GIFBlocks.blocks(in: file)
        case .heif, .avif: blocks = HEIFItems.blocks(in: file)
        case .tiff: return KnownTag.statements(of: TIFFFields(file).map(tags) ?? [])
        case .mp4, .mov, .m4a: blocks = QuickTimeTags.blocks(in: file)
        case .mkv, .mka: blocks = MatroskaTags.blocks(in: file)
        case .wav, .avi: blocks = RIFFTags.blocks(in: file)
        case .aiff: blocks = AIFFTags.blocks(in: file)
        case .mp3, .aac: blocks = ID3Tags.blocks(in: file)
        case .flac: blocks = FLACTags.blocks(in: file)
        case .ogg, .ogv: blocks = OggPackets.blocks(in: file)
        case .caf: blocks = CAFTags.blocks(in: file)
        case .wma, .wmv: blocks = ASFTags.blocks(in: file)
        case .flv: blocks = FlashTags.blocks(in: file)
        case .ts, .mpg, .amr, .awb, .text, .docx, .odt, .pdf, .unknown: return MetadataStatements()
        }
        return KnownTag.statements(of: blocks.flatMap(tags))
    }

    private static func tags(_ block: MetadataBlock) -> [MetadataTag] {
        switch block {
        case .exif(let window):
            return TIFFFields(window.withoutExifPrefix).map(tags) ?? []
        case .xmp(let window):
            return XMPPacket(window).properties.compactMap(\.tag)
        case .iim(let window):
            return IIMRecords.tags(window)
        case .text(let keyword, let value):
            return [MetadataTag(system: "png", name: keyword, value: value)]
        case .tag(let tag):
            return [tag]
        }
    }

    private static func tags(_ fields: TIFFFields) -> [MetadataTag] {
        fields.tags + (fields.xmp.map { tags(.xmp($0)) } ?? []) + (fields.iim.map(IIMRecords.tags) ?? [])
    }
}
