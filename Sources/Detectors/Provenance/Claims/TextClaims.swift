import DetectionCore

/// Claims in the text chunks of a PNG file.
enum TextClaims {
    /// Keywords that only image generators write.
    private static let own: Set<String> = [
        "invokeai_metadata", "invokeai_graph", "invokeai_workflow", "sd-metadata", "dream", "sd:mode",
        "fooocus_scheme", "generation_data", "sui_image_params",
    ]

    static func claims(keyword: String, value: String) -> [MetadataClaim] {
        guard let claim = claim(keyword: keyword.lowercased(), value: value) else { return [] }
        return [MetadataClaim(path: "png:\(ClaimText.clean(keyword))", value: ClaimText.clean(value), claim: claim)]
    }

    private static func claim(keyword: String, value: String) -> MetadataClaim.Claim? {
        guard value.contains(where: { !$0.isWhitespace }) else { return nil }
        if own.contains(keyword) { return .synthetic }
        switch keyword {
        case "parameters", "usercomment", "comment":
            return GenerationParameters.isSettings(value) ? .synthetic : nil
        case AIGCLabel.key:
            return AIGCLabel.statesGeneration(value) ? .synthetic : nil
        case "prompt", "workflow":
            return GenerationParameters.isWorkflow(value) ? .synthetic : nil
        case "software", "source", "creator", "author", "title":
            return ProgramNames.claim(of: value)
        case "description":
            return value.contains("Job ID:") && value.contains("--") ? .synthetic : nil
        default:
            return nil
        }
    }
}
