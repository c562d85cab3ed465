extension DecodingError {
    /// One sentence for the sender of a JSON body; never quotes the body.
    var sentence: String {
        switch self {
        case .keyNotFound(let key, let context): "The field '\(path(context, key))' is missing."
        case .typeMismatch(_, let context) where context.codingPath.isEmpty: "The body must be a JSON object."
        case .valueNotFound(_, let context) where context.codingPath.isEmpty: "The body must be a JSON object."
        case .typeMismatch(_, let context): "The field '\(path(context))' has the wrong type."
        case .valueNotFound(_, let context): "The field '\(path(context))' must not be null."
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "The field '\(path(context))' has a value that is not allowed."
        case .dataCorrupted: "The body is not valid JSON."
        @unknown default: "The body is not valid JSON."
        }
    }

    private func path(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
        // Foundation calls the places of an array "Index 0".
        let keys = (context.codingPath + (last.map { [$0] } ?? [])).map {
            $0.intValue.map(String.init) ?? $0.stringValue
        }
        return keys.isEmpty ? "body" : keys.joined(separator: ".")
    }
}
