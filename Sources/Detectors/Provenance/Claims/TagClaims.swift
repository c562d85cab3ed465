import DetectionCore

/// Claims in the tags of an audio or video file.
enum TagClaims {
    /// Tags that name the program which made or wrote the file.
    private static let programs: Set<String> = [
        "©too", "©swr", "©enc", "tsse", "tenc", "tss", "ten", "isft", "originator", "vendor", "encoder", "encoded_by",
        "encoded by", "software", "muxingapp", "writingapp", "encoding application", "wm/toolname",
        "wm/encodingsettings", "metadatacreator",
    ]
    /// Tags that name the maker of a camera.
    private static let makers: Set<String> = ["©mak", "make", "manufacturer"]
    /// Tags for free text.
    private static let notes: Set<String> = [
        "©cmt", "©des", "desc", "comm", "com", "icmt", "comment", "comments", "description", "©inf",
    ]

    static func claims(_ tag: MetadataTag) -> [MetadataClaim] {
        guard let claim = claim(tag) else { return [] }
        return [
            MetadataClaim(
                path: "\(tag.system):\(ClaimText.clean(tag.name))", value: ClaimText.clean(tag.value), claim: claim)
        ]
    }

    private static func claim(_ tag: MetadataTag) -> MetadataClaim.Claim? {
        let name = simple(tag.name)
        if programs.contains(name) { return ProgramNames.claim(of: tag.value) }
        if makers.contains(name) { return .camera }
        switch name {
        case AIGCLabel.key:
            return AIGCLabel.statesGeneration(tag.value) ? .synthetic : nil
        case "prompt", "workflow":
            return GenerationParameters.isWorkflow(tag.value) ? .synthetic : nil
        case _ where notes.contains(name):
            return isGeneratorsNote(tag.value) ? .synthetic : nil
        default:
            return nil
        }
    }

    /// The name without what its system puts before it: a vendor's domain, or the frame that carries free names.
    private static func simple(_ name: String) -> String {
        let prefixes = ["com.apple.quicktime.", "com.android.", "txxx:", "txx:", "comm:", "com:"]
        let name = name.lowercased()
        return prefixes.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    }

    /// Notes that generators leave in a comment: the settings of a run, its graph, a label, or Suno's sentence.
    private static func isGeneratorsNote(_ text: String) -> Bool {
        GenerationParameters.isSettings(text) || GenerationParameters.isWorkflow(text)
            || AIGCLabel.statesGeneration(text) || text.lowercased().hasPrefix("made with suno")
    }
}
