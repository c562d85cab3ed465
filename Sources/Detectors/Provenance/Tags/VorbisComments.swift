import Containers

/// A block of Vorbis comments, as FLAC, Ogg Vorbis and Ogg Opus share it: the writer's name, then `NAME=value`.
///
/// Source: Ogg Vorbis I specification §5.
enum VorbisComments {
    private static let maxComments = 1024

    static func blocks(_ window: ByteWindow) -> [MetadataBlock] {
        var list = TagList("vorbis")
        var offset = 0
        func text() -> String? {
            guard let length = window.number(at: offset, width: 4, .little),
                let piece = window.piece(at: offset + 4, count: length)
            else { return nil }
            offset += 4 + length
            return String(decoding: piece.bytes, as: UTF8.self)
        }
        guard let vendor = text() else { return [] }
        list.keep("vendor", vendor)
        guard let count = window.number(at: offset, width: 4, .little) else { return list.blocks }
        offset += 4
        for _ in 0..<min(count, maxComments) {
            guard let comment = text() else { break }
            let parts = comment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { list.keep(String(parts[0]), String(parts[1])) }
        }
        return list.blocks
    }
}
