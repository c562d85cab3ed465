import Containers

/// The item list of a `meta` box: iTunes names, free-form names, or numbers into a table of keys.
///
/// Source: QuickTime File Format, "Metadata"; the iTunes names are a convention.
enum MetadataItems {
    private static let maxKeys = 256

    static func read(
        _ meta: ISOBox, _ items: inout TagList, _ keyed: inout TagList, _ file: ByteWindow
    ) {
        // In QuickTime `meta` is a plain box, in ISO files a full one: the first box in it tells which.
        let isPlain = file.has("hdlr", at: meta.content.lowerBound + 4)
        let inner = Array(ISOBoxes(in: file, meta.content.dropFirst(isPlain ? 0 : 4)))
        guard let list = inner.first(where: { $0.name == "ilst" }) else { return }
        let keys = inner.first { $0.name == "keys" }.flatMap { file.note(of: $0) }.map(names)
        for item in ISOBoxes(in: file, list.content) {
            let parts = Array(ISOBoxes(in: file, item.content))
            guard let data = parts.first(where: { $0.name == "data" }),
                let content = file.note(of: data), let value = text(content)
            else { continue }
            if let keys, keys.indices.contains(item.code - 1) {
                keyed.keep(keys[item.code - 1], value)
            } else if keys != nil || item.code < 1 << 16 {
                // A number into a table that is not there, or too short: the text has no name.
                keyed.keep("item \(item.code)", value)
            } else if item.name == "----" {
                guard let name = parts.first(where: { $0.name == "name" }),
                    let label = file.note(of: name)?.rest(from: 4)
                else { continue }
                items.keep(label.text, value)
            } else {
                items.keep(item.name, value)
            }
        }
    }

    /// The value of a `data` box that says it is UTF-8 or UTF-16, or does not say.
    private static func text(_ content: ByteWindow) -> String? {
        guard let type = content.number(at: 0, width: 4), let value = content.rest(from: 8) else { return nil }
        switch type {
        case 0: return String(validating: value.bytes.prefix { $0 != 0 }, as: UTF8.self)
        case 1: return value.text
        case 2: return ID3Text.strings(value, encoding: 2).first
        default: return nil
        }
    }

    private static func names(_ content: ByteWindow) -> [String] {
        var names: [String] = []
        var offset = 8
        while names.count < maxKeys, let size = content.number(at: offset, width: 4), size >= 8,
            let name = content.piece(at: offset + 8, count: size - 8)
        {
            names.append(name.text)
            offset += size
        }
        return names
    }
}
