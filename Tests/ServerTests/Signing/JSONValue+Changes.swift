import DetectionCore

extension JSONValue {
    /// Every value that differs from this one in one leaf, one missing member or element, or one more of them.
    var changes: [JSONValue] {
        switch self {
        case .null: [.bool(false)]
        case .bool(let isTrue): [.bool(!isTrue), .null]
        case .number(let number): [.number(number.nextUp), .number(-number - 1), .string("\(number)"), .null]
        case .string(let text): [.string(text + " "), .string(String(text.dropLast()) + "\u{301}"), .null]
        case .array(let elements):
            elements.indices.flatMap { index in
                elements[index].changes.map { Self.array(Self.replacing(elements, index, $0)) }
                    + [Self.array(Self.replacing(elements, index, nil))]
            } + [.array(elements + [.null])] + (elements.count > 1 ? [.array(elements.reversed())] : [])
        case .object(let members):
            members.indices.flatMap { index in
                members[index].value.changes.map { value in
                    Self.object(Self.replacing(members, index, Member(name: members[index].name, value: value)))
                } + [
                    Self.object(Self.replacing(members, index, nil)),
                    Self.object(
                        Self.replacing(
                            members, index, Member(name: members[index].name + "_", value: members[index].value))),
                ]
            } + [.object(members + [Member(name: "more", value: .null)])]
        }
    }

    private static func replacing<Item>(_ items: [Item], _ index: Int, _ item: Item?) -> [Item] {
        var items = items
        items.replaceSubrange(index...index, with: item.map { [$0] } ?? [])
        return items
    }
}
