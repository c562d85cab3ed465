/// Tags in the order found: the first of each name, and no more than anybody needs.
struct TagList {
    private static let maxTags = 256
    private static let maxLength = 256 << 10

    private let system: String
    private var names: Set<String> = []
    private(set) var tags: [MetadataTag] = []

    init(_ system: String) {
        self.system = system
    }

    /// Keeps a tag unless its name came before, it is empty, or there are too many.
    mutating func keep(_ name: String, _ value: String) {
        guard tags.count < Self.maxTags, value.utf8.count <= Self.maxLength,
            value.contains(where: { !$0.isWhitespace }), names.insert(name.lowercased()).inserted
        else { return }
        tags.append(MetadataTag(system: system, name: name, value: value))
    }

    var blocks: [MetadataBlock] { tags.map(MetadataBlock.tag) }
}
