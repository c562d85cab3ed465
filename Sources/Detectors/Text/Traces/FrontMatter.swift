/// China's label in the front matter of a Markdown file or plain text, in YAML.
///
/// Source: GB 45438-2025; files that agents of Tencent, MiniMax and others saved.
enum FrontMatter {
    private static let maxLines = 200

    /// The label at the very start of a text: between two lines `---`, a line `AIGC:` and its members, indented.
    static func label(_ text: String) -> AIGCLabel? {
        let lines = text.prefix(20_000).split(
            maxSplits: maxLines, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first?.trimmed == "---", let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }),
            let start = lines[..<end].firstIndex(where: { !$0.isIndented && $0.trimmed.lowercased().hasPrefix("aigc:") }
            )
        else { return nil }
        let rest = String(lines[start].trimmed.dropFirst(5))
        if let label = AIGCLabel(rest, isNamed: true) { return label }
        let members = lines[(start + 1)..<end].prefix { $0.isIndented || $0.trimmed.isEmpty }
        return AIGCLabel(members.compactMap(member), isNamed: true)
    }

    private static func member(_ line: Substring) -> (name: String, value: String)? {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let quotes: Set<Character> = ["\"", "'"]
        var value = parts[1].trimmed
        if value.count > 1, let first = value.first, quotes.contains(first), value.last == first {
            value = value.dropFirst().dropLast()
        }
        let name = parts[0].trimmed.filter { !quotes.contains($0) }
        return (String(name), String(value))
    }
}

extension Substring {
    fileprivate var isIndented: Bool { first == " " || first == "\t" }

    fileprivate var trimmed: Substring {
        let start = drop { $0.isWhitespace }
        return start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)]
    }
}
