/// Recognises the settings that image generators write beside an image.
enum GenerationParameters {
    /// Whether a free text is a block of diffusion settings, as the common web interfaces write it.
    static func isSettings(_ text: String) -> Bool {
        let head = text.prefix(65_536)
        let keys = ["Steps:", "Sampler:", "CFG scale:", "Seed:", "Model hash:", "Schedule type:"]
        return keys.count { head.contains($0) } >= 2
    }

    /// Whether a text is the graph of a node-based generator: as run (`class_type`) or as drawn (`nodes`, `links`).
    ///
    /// A word and a colon may stand before it.
    static func isWorkflow(_ text: String) -> Bool {
        guard let start = text.firstIndex(of: "{"), isLabel(text[..<start]) else { return false }
        let head = text[start...].prefix(262_144)
        // A graph that was put into a text once more has its quotes escaped.
        let isRun = head.contains("\"class_type\"") || head.contains("\\\"class_type\\\"")
        return isRun || (head.contains("\"nodes\"") && head.contains("\"links\""))
            || text[..<start].contains("workflow:") || text[..<start].contains("prompt:")
    }

    /// Whether a text is nothing, or one word and a colon.
    private static func isLabel(_ text: Substring) -> Bool {
        let word = text.filter { !$0.isWhitespace }
        return word.isEmpty
            || (word.count <= 32 && word.last == ":" && word.dropLast().allSatisfy { $0.isLetter || $0 == "_" })
    }

    /// Whether a text is a JSON object with the settings of one image.
    static func isObject(_ text: String) -> Bool {
        let head = text.prefix(65_536)
        guard head.first(where: { !$0.isWhitespace }) == "{" else { return false }
        return head.contains("\"sui_image_params\"")
            || (head.contains("\"prompt\"") && (head.contains("\"seed\"") || head.contains("\"sampler\"")))
    }

    /// Whether a text is what Dreamina writes beside what it generated, not beside what was edited with it.
    static func isDreamina(_ text: String) -> Bool {
        guard let json = JSONView(objectAtStartOf: text, maxLength: 65_536) else { return false }
        return json.contains { object in
            let isProduct = ["dreamina", "dreamina_oversea"].contains(object["product"].string ?? "")
            let isLabelled = ["1", "2"].contains(object["aigc_info"]["aigc_label_type"].text ?? "")
            return (isProduct && object["exportType"].string == "generation") || isLabelled
        }
    }

    /// Whether a text is a UUID.
    static func isUUID(_ text: String) -> Bool {
        text.wholeMatch(of: #/\s*[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\s*/#) != nil
    }
}
