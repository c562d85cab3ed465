import DetectionCore

/// The special tokens around one text.
struct TokenTemplate: Sendable, Equatable {
    var before: [Int32] = []
    var after: [Int32] = []

    /// Reads a post-processor; one that only moves offsets adds nothing.
    init(_ json: JSONValue?, added: AddedTokens, vocabulary: Vocabulary) throws(TokenizerRefusal) {
        for step in try json?.steps("processors") ?? [] {
            switch step.type {
            case "ByteLevel": continue
            case "BertProcessing", "RobertaProcessing":
                guard case .array(let first)? = step["cls"], case .array(let last)? = step["sep"], first.count == 2,
                    last.count == 2
                else { throw TokenizerRefusal("has a '\(step.type)' without 'cls' and 'sep'") }
                before = [try JSONValue.id(first[1])] + before
                after.append(try JSONValue.id(last[1]))
            case "TemplateProcessing": try add(template: step)
            default: throw TokenizerRefusal(unknown: "the post-processor '\(step.type)'")
            }
        }
        guard before.count + after.count <= 16 else {
            throw TokenizerRefusal("has a template with more than 16 tokens")
        }
        let known = max(added.largestID, vocabulary.largestID)
        guard (before + after).allSatisfy({ $0 <= known }) else {
            throw TokenizerRefusal("has a template with a token that is not in the vocabulary")
        }
    }

    private mutating func add(template json: JSONValue) throws(TokenizerRefusal) {
        var isBefore = true
        var (first, last): ([Int32], [Int32]) = ([], [])
        for part in try json.list("single") {
            if let sequence = part.setting("Sequence") {
                guard isBefore, try sequence.text("id") == "A" else {
                    throw TokenizerRefusal(unknown: "a template with more than one text")
                }
                isBefore = false
            } else if let special = part.setting("SpecialToken") {
                let ids = try json["special_tokens"]?[try special.text("id")]?.list("ids") ?? []
                for id in ids {
                    if isBefore { first.append(try JSONValue.id(id)) } else { last.append(try JSONValue.id(id)) }
                }
            } else {
                throw TokenizerRefusal(unknown: "a part of a template")
            }
            let kind = (part.setting("Sequence") ?? part.setting("SpecialToken"))?["type_id"]?.number ?? 0
            guard kind == 0 else {
                throw TokenizerRefusal(unknown: "a template whose one text has two kinds of tokens")
            }
        }
        guard !isBefore else { throw TokenizerRefusal("has a template without a text") }
        before = first + before
        after += last
    }
}
