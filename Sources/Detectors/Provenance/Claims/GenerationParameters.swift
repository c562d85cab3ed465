import DetectionCore

/// Recognises the settings that image generators write beside a picture.
enum GenerationParameters {
    /// Whether a free text is a block of diffusion settings, as the common web interfaces write it.
    static func isSettings(_ text: String) -> Bool {
        let head = text.prefix(65_536)
        let keys = ["Steps:", "Sampler:", "CFG scale:", "Seed:", "Model hash:", "Schedule type:"]
        return keys.count { head.contains($0) } >= 2 || isFooocus(head)
    }

    /// Whether a text is the graph of a node-based generator: as run (`class_type`) or as drawn (`nodes`, `links`).
    static func isWorkflow(_ text: String) -> Bool {
        let head = text.prefix(262_144)
        guard head.first(where: { !$0.isWhitespace }) == "{" else { return false }
        // A graph that was put into a text once more has its quotes escaped.
        let isRun = head.contains("\"class_type\"") || head.contains("\\\"class_type\\\"")
        return isRun || (head.contains("\"nodes\"") && head.contains("\"links\""))
    }

    private static func isFooocus(_ text: Substring) -> Bool {
        text.first == "{" && text.contains("\"prompt\"") && (text.contains("\"seed\"") || text.contains("\"sampler\""))
    }
}
