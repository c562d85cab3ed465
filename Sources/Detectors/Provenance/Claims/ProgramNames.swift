import DetectionCore

/// Names that programs leave in `Software` and `CreatorTool` fields.
enum ProgramNames {
    private static let generators = [
        "midjourney", "dall-e", "dall·e", "openai", "chatgpt", "gpt-image", "stable diffusion", "stablediffusion",
        "sdxl", "comfyui", "automatic1111", "novelai", "invokeai", "invoke ai", "adobe firefly", "google ai",
        "google imagen", "nano banana", "leonardo.ai", "leonardo ai", "ideogram", "black forest labs", "flux.1",
        "fooocus", "draw things", "easy diffusion", "diffusionbee", "nightcafe", "dreamstudio", "bing image creator",
        "made with ai", "ai generated", "ai-generated", "made with meta ai", "imagined with ai", "grok", "recraft",
        "hunyuan", "kandinsky", "swarmui", "mage.space", "tensor.art", "civitai", "suno",
    ]
    private static let editors = [
        "photoshop", "lightroom", "gimp", "affinity", "capture one", "snapseed", "pixelmator", "paint.net",
        "darktable", "rawtherapee", "picasa", "luminar", "canva", "facetune", "krita", "photopea", "faceapp", "remini",
        "picsart", "vsco", "acorn", "paintshop", "photoscape", "topaz",
        "premiere", "after effects", "davinci resolve", "final cut pro", "imovie", "capcut", "kdenlive", "shotcut",
        "audacity", "audition", "logic pro", "pro tools", "garageband", "ableton", "reaper",
    ]

    /// The meaning of a program's name: made by a generator, edited, or nothing known.
    static func claim(of name: String) -> MetadataClaim.Claim? {
        let words = padded(name)
        if generators.contains(where: { words.contains(padded($0)) }) { return .synthetic }
        return editors.contains { words.contains(padded($0)) } ? .edited : nil
    }

    /// Lower case, with single spaces around each word, so that a name matches whole words only.
    private static func padded(_ name: String) -> String {
        " " + name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
