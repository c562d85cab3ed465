import Containers

/// The texts in the first note of a Flash video, as far as the first list within it.
///
/// Source: Adobe, "Video File Format Specification" 10.1, annexes E.4.4 and E.5; "Action Message Format AMF 0" section 2.
enum FlashTags {
    private static let maxFields = 1024

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var tags = FLVTags(in: file)
        guard let tag = tags.next(), tag.kind == .notes, let note = file.note(tag.content) else { return [] }
        // A text in front names the note; then comes a list, of a kind that tells its length or of one that does not.
        guard note[0] == 2, note.has("onMetaData", at: 3), let kind = note[13], [3, 8].contains(kind) else {
            return []
        }
        var list = TagList("flv")
        var offset = kind == 8 ? 18 : 14
        for _ in 0..<maxFields {
            guard let nameLength = note.number(at: offset, width: 2),
                let name = note.piece(at: offset + 2, count: nameLength), let type = note[offset + 2 + nameLength]
            else { break }
            offset += 3 + nameLength
            switch type {
            case 0: offset += 8
            case 1: offset += 1
            case 2:
                guard let length = note.number(at: offset, width: 2),
                    let value = note.piece(at: offset + 2, count: length)
                else { return list.blocks }
                list.keep(name.text, value.text)
                offset += 2 + length
            case 5, 6: break
            case 11: offset += 10
            default: return list.blocks
            }
        }
        return list.blocks
    }
}
