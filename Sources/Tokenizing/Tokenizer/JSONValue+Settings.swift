import DetectionCore

extension JSONValue {
    /// A member that is there and not null.
    func setting(_ name: String) -> JSONValue? {
        guard let value = self[name] else { return nil }
        if case .null = value { return nil }
        return value
    }

    /// The value of `type`.
    var type: String { setting("type")?.string ?? "" }

    /// A truth value by name; what stands there when it is left out.
    func flag(_ name: String, or standard: Bool) throws(TokenizerRefusal) -> Bool {
        guard let value = setting(name) else { return standard }
        guard case .bool(let isTrue) = value else {
            throw TokenizerRefusal("has a '\(name)' that is not true or false")
        }
        return isTrue
    }

    /// A list by name.
    func list(_ name: String) throws(TokenizerRefusal) -> [JSONValue] {
        guard case .array(let elements)? = setting(name) else { throw TokenizerRefusal("has no list '\(name)'") }
        return elements
    }

    /// A text by name.
    func text(_ name: String) throws(TokenizerRefusal) -> String {
        guard let text = setting(name)?.string else { throw TokenizerRefusal("has no text '\(name)'") }
        return text
    }

    /// A token's number.
    static func id(_ value: JSONValue?) throws(TokenizerRefusal) -> Int32 {
        guard let number = value?.number, let id = Int32(exactly: number), 0..<10_000_000 ~= id else {
            throw TokenizerRefusal("has a token whose number is none")
        }
        return id
    }

    /// The steps of a sequence, or the value itself, within the limit.
    func steps(_ name: String) throws(TokenizerRefusal) -> [JSONValue] {
        guard type == "Sequence" else { return [self] }
        let steps = try list(name)
        guard steps.count <= TokenizerLimits.steps else {
            throw TokenizerRefusal("has a sequence of more than \(TokenizerLimits.steps) steps")
        }
        for step in steps where step.type == "Sequence" {
            throw TokenizerRefusal("has a sequence in a sequence")
        }
        return steps
    }
}
