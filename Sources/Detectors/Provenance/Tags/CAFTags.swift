import Containers

/// The texts of a Core Audio file: the first `info` chunk, names and values in turn.
///
/// Source: Apple, "Core Audio Format Specification 1.0", "Information Chunk".
enum CAFTags {
    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        guard let chunk = CAFChunks(in: file).first(where: { $0.name == "info" }),
            let content = file.note(chunk.content, isWhole: chunk.isWhole),
            let fields = content.rest(from: 4)?.bytes.split(separator: 0, omittingEmptySubsequences: false)
        else { return [] }
        var list = TagList("caf")
        for index in stride(from: 0, to: fields.count - 1, by: 2) {
            let (name, value) = (fields[index], fields[index + 1])
            list.keep(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
        return list.blocks
    }
}
