/// Names that programs leave in fields for programs, authors and credits.
enum ProgramNames {
    /// Names of generators, and what services of theirs write in place of one.
    static let generators = [
        "midjourney", "dall-e", "dall·e", "openai", "chatgpt", "gpt-image", "stable diffusion", "stablediffusion",
        "sdxl", "comfyui", "automatic1111", "novelai", "invokeai", "invoke ai", "adobe firefly", "google ai",
        "google imagen", "nano banana", "leonardo.ai", "leonardo ai", "ideogram", "black forest labs", "flux.1",
        "fooocus", "draw things", "easy diffusion", "diffusionbee", "nightcafe", "dreamstudio", "bing image creator",
        "made with ai", "ai generated", "made with meta ai", "imagined with ai", "grok", "recraft",
        "hunyuan", "kandinsky", "swarmui", "mage.space", "tensor.art", "civitai", "suno", "luma ai", "lumalabs",
        "reve.com", "aphrodite ai", "fal ai", "dreamina", "meta ai", "google gemini",
    ]
    /// Names of editors.
    static let editors = [
        "photoshop", "lightroom", "gimp", "affinity", "capture one", "snapseed", "pixelmator", "paint.net",
        "darktable", "rawtherapee", "picasa", "luminar", "canva", "facetune", "krita", "photopea", "faceapp", "remini",
        "picsart", "vsco", "acorn", "paintshop", "photoscape", "topaz",
        "premiere", "after effects", "davinci resolve", "final cut pro", "imovie", "capcut", "kdenlive", "shotcut",
        "audacity", "audition", "logic pro", "pro tools", "garageband", "ableton", "reaper",
    ]
    private static let makings = ["made", "generated", "created", "imagined", "designed", "produced"]
    private static let edits = ["edited", "enhanced", "retouched", "modified"]
    private static let links = ["with", "by", "using", "in", "on"]
    /// Longest text that is looked at: names are short.
    private static let maxLength = 1024

    private static let paddedGenerators = generators.map(padded)
    private static let paddedEditors = editors.map(padded)

    /// Whether a text names a generator.
    static func isGenerator(_ text: String) -> Bool { paddedGenerators.contains(where: padded(text).contains) }

    /// Whether a text is the name of a generator and nothing else.
    static func isGeneratorAlone(_ text: String) -> Bool { paddedGenerators.contains(padded(text)) }

    /// Whether a text names an editor.
    static func isEditor(_ text: String) -> Bool { paddedEditors.contains(where: padded(text).contains) }

    /// Whether a text begins with words such as "Made with" and a generator's name right behind, or with "AI generated".
    static func startsAsMade(_ text: String) -> Bool {
        let words = padded(text)
        if words.hasPrefix(" ai generated ") || words.hasPrefix(" imagined with ai ") { return true }
        guard let rest = rest(of: words, after: makings) else { return false }
        return rest.hasPrefix(" ai ") || paddedGenerators.contains(where: rest.hasPrefix)
    }

    /// Whether a text begins with words such as "Edited with".
    static func startsAsEdited(_ text: String) -> Bool { rest(of: padded(text), after: edits) != nil }

    /// What follows one of some verbs and a preposition at the start of words.
    private static func rest(of words: String, after verbs: [String]) -> String? {
        let parts = words.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, verbs.contains(String(parts[0])), links.contains(String(parts[1])) else { return nil }
        return " " + parts[2]
    }

    /// Lower case, with single spaces around each word, so that a name matches whole words only.
    private static func padded(_ name: String) -> String {
        " " + name.prefix(maxLength).lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
