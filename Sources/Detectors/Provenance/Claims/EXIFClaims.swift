import DetectionCore

/// Claims in the Exif fields of an image.
enum EXIFClaims {
    static func claims(_ fields: TIFFFields) -> [MetadataClaim] {
        [camera(fields), software(fields), comment(fields), description(fields)].compactMap { $0 }
    }

    /// The camera's name, unless a node-based generator keeps its graph in these two fields.
    private static func camera(_ fields: TIFFFields) -> MetadataClaim? {
        let make = fields.make ?? ""
        let model = fields.model ?? ""
        for (path, value) in [("exif:Make", make), ("exif:Model", model)] {
            if value.hasPrefix("workflow:") || value.hasPrefix("prompt:") {
                return MetadataClaim(path: path, value: ClaimText.clean(value), claim: .synthetic)
            }
        }
        let name = ClaimText.clean(make + " " + model)
        guard make.contains(where: \.isLetter) else { return nil }
        return MetadataClaim(path: "exif:Make", value: name, claim: ProgramNames.claim(of: name) ?? .camera)
    }

    private static func software(_ fields: TIFFFields) -> MetadataClaim? {
        guard let software = fields.software, let claim = ProgramNames.claim(of: software) else { return nil }
        return MetadataClaim(path: "exif:Software", value: ClaimText.clean(software), claim: claim)
    }

    private static func comment(_ fields: TIFFFields) -> MetadataClaim? {
        guard let comment = fields.comment,
            GenerationParameters.isSettings(comment) || GenerationParameters.isWorkflow(comment)
                || AIGCLabel.statesGeneration(comment)
        else { return nil }
        return MetadataClaim(path: "exif:UserComment", value: ClaimText.clean(comment), claim: .synthetic)
    }

    private static func description(_ fields: TIFFFields) -> MetadataClaim? {
        guard let text = fields.description, GenerationParameters.isSettings(text) else { return nil }
        return MetadataClaim(path: "exif:ImageDescription", value: ClaimText.clean(text), claim: .synthetic)
    }
}
