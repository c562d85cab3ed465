import Containers

/// The comment block of a FLAC file, which stands before the first frame.
///
/// Source: RFC 9639 §8.6.
enum FLACTags {
    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        let comments = FLACBlocks(in: file).first { $0.type == 4 }
        return comments.flatMap { file.note($0.content) }.map(VorbisComments.blocks) ?? []
    }
}
