import DetectionCore

extension KnownTag {
    /// The table, in the order in which its rows are tried; `docs/detectors/provenance.md` is made from it.
    static let all = standards + generators + programs

    private static let standards = [
        KnownTag(
            "Whoever follows the IPTC", in: "XMP `Iptc4xmpExt:DigitalSourceType`, as address, term or QCode",
            "a term of the vocabulary", says: "as the term says",
            source: "IPTC NewsCodes, Photo Metadata Standard"
        ) { tag, _ in
            guard tag.role == .sourceType, let type = DigitalSourceType(term: tag.value), let claim = type.claim else {
                return nil
            }
            return .claim(claim, isWithAI: type == .compositeWithTrainedAlgorithmicMedia)
        },
        KnownTag(
            "Whoever follows the IPTC", in: "XMP `Iptc4xmpExt:AISystemUsed`, `AIPromptInformation`",
            "any text", says: "synthetic; edited with AI beside a source type of a composite",
            source: "IPTC Photo Metadata Standard 2025.1"
        ) { tag, tags in
            guard tag.role == .system else { return nil }
            let types = tags.filter { $0.role == .sourceType }.compactMap { DigitalSourceType(term: $0.value) }
            return types.contains { $0.claim == .edited } ? .editedWithAI : .synthetic
        },
        KnownTag(
            "Generators in China (Doubao, Jimeng, Qwen, Kling, Tencent, Baidu, StepFun, MiniMax and others)",
            in:
                "a place named `AIGC` (PNG text, XMP `TC260:AIGC`, MP4 and MOV keys and items, Matroska, FLV, ID3 `TXXX`, "
                + "Vorbis comments, RIFF INFO, a RIFF or AIFF chunk), or any other text that begins with it (Exif "
                + "`UserComment` and `ImageDescription`, JPEG APPn, PNG `UserComment`)",
            "a JSON object with `Label` \"1\", 1 or `AIGC`, or with `ServiceProvider`; outside a place of that name with "
                + "a producer", source: "GB 45438-2025, annexes E and F; files of MiniMax, Doubao, StepFun, Tencent"
        ) { tag, _ in
            guard let label = AIGCLabel(tag.value, isNamed: tag.role == .label) else { return nil }
            switch label.meaning {
            case .generated: return .claim(.synthetic, value: label.producer)
            case .possibly: return .remark(.possiblyGenerated)
            case .suspected: return .remark(.suspectedGenerated)
            }
        },
    ]

    private static let generators = [
        KnownTag(
            "ComfyUI and its save nodes",
            in:
                "PNG `prompt`, `workflow` (in animated PNG as chunk `comf`); Exif `Make`, `Model` and `ImageDescription` "
                + "of WebP; keys of MP4, Matroska tags; comments",
            "a graph in JSON, alone or behind a word and a colon",
            source: "ComfyUI `nodes_images.py`, `save_image`; VideoHelperSuite; WAS node suite"
        ) { tag, _ in
            [.graph, .maker, .remark].contains(tag.role) && GenerationParameters.isWorkflow(tag.value)
                ? .synthetic : nil
        },
        KnownTag(
            "AUTOMATIC1111, Forge, SD.Next, SwarmUI and others",
            in: "PNG `parameters`; Exif `UserComment`; comments of GIF, JPEG, sound and video",
            "two or more of `Steps:`, `Sampler:`, `CFG scale:`, `Seed:`, `Model hash:`, `Schedule type:`",
            source: "stable-diffusion-webui `images.py`"
        ) { tag, _ in
            tag.role == .remark && GenerationParameters.isSettings(tag.value) ? .synthetic : nil
        },
        KnownTag(
            "Fooocus, NovelAI, SwarmUI", in: "PNG `parameters`, `Comment`; Exif `UserComment`",
            "a JSON object with `prompt` and `seed` or `sampler`, or with `sui_image_params`",
            source: "Fooocus `meta_parser.py`; novelai-image-metadata; SwarmUI `T2IParamInput.cs`"
        ) { tag, _ in
            tag.role == .remark && GenerationParameters.isObject(tag.value) ? .synthetic : nil
        },
        KnownTag(
            "Stable Diffusion web interfaces, tab Extras", in: "PNG `postprocessing`; comments",
            "a text that begins with `Postprocess`", says: "edited with AI",
            source: "stable-diffusion-webui `postprocessing.py`"
        ) { tag, _ in
            tag.key == "postprocessing" && tag.value.hasPrefix("Postprocess") ? .editedWithAI : nil
        },
        KnownTag(
            "InvokeAI, Fooocus, SwarmUI and others",
            in: "PNG " + own.sorted().map { "`\($0)`" }.joined(separator: ", "), "any text",
            source: "InvokeAI `png_metadata`; Fooocus; SwarmUI"
        ) { tag, _ in
            tag.system == "png" && own.contains(tag.key) ? .synthetic : nil
        },
        KnownTag(
            "Easy Diffusion", in: "PNG `use_stable_diffusion_model` or `Stable Diffusion model`",
            "any text, with a text `seed` beside it", source: "easydiffusion `save_utils.py`"
        ) { tag, tags in
            tag.system == "png" && ["use_stable_diffusion_model", "stable diffusion model"].contains(tag.key)
                && tags.contains { $0.system == "png" && $0.key == "seed" } ? .synthetic : nil
        },
        KnownTag(
            "Midjourney", in: "PNG `Description`; XMP `dc:description`; Exif `ImageDescription`",
            "`Job ID:` and a parameter that begins with `--`", source: "files of its own"
        ) { tag, _ in
            tag.role == .remark && tag.value.contains("Job ID:") && tag.value.contains("--")
                ? .claim(.synthetic, value: "Midjourney") : nil
        },
        KnownTag(
            "Grok (xAI)", in: "Exif `ImageDescription` and `Artist` of JPEG",
            "`Signature: ` with 64 or more characters of base64, and a UUID", source: "a file of its own"
        ) { tag, tags in
            guard tag.path == "exif:ImageDescription",
                tag.value.wholeMatch(of: #/Signature: [A-Za-z0-9+\/_-]{64,}={0,2}\s*/#) != nil,
                tags.contains(where: { $0.path == "exif:Artist" && GenerationParameters.isUUID($0.value) })
            else { return nil }
            return .claim(.synthetic, value: "Grok")
        },
        KnownTag(
            "Dreamina (ByteDance)", in: "Exif `ImageDescription`, `UserComment`; comments",
            "JSON with `product` `dreamina` or `dreamina_oversea` and `exportType` `generation`, or `aigc_info` with "
                + "`aigc_label_type` 1 or 2", source: "wiltodelta/remove-ai-watermarks"
        ) { tag, _ in
            tag.role == .remark && GenerationParameters.isDreamina(tag.value)
                ? .claim(.synthetic, value: "Dreamina") : nil
        },
        KnownTag(
            "Samsung Galaxy AI", in: "the trailer of a JPEG file (`SEFT`), the box `sefd` of a HEIF file",
            "`PhotoEditor_Re_Edit_Data` with a `genAIType` other than 0", says: "edited with AI",
            source: "files of Galaxy phones"
        ) { tag, _ in
            guard tag.system == "samsung", tag.name == SamsungTrailer.editData,
                let type = JSONView(objectAtStartOf: tag.value, maxLength: 1 << 20)?["genAIType"].text, type != "0"
            else { return nil }
            return .claim(.edited, isWithAI: true, value: "Galaxy AI")
        },
        KnownTag(
            "Suno", in: "comments and descriptions of sound", "a text that begins with `made with suno`",
            source: "files of its own"
        ) { tag, _ in
            tag.role == .remark && tag.value.lowercased().hasPrefix("made with suno")
                ? .claim(.synthetic, value: "Suno") : nil
        },
        KnownTag(
            "Hugging Face jobs", in: "PNG `hf-job-id`", "a UUID", says: "shown, no claim",
            source: "one public project"
        ) { tag, _ in
            tag.key == "hf-job-id" && GenerationParameters.isUUID(tag.value) ? .remark(.serviceJob) : nil
        },
    ]

    /// Keywords of PNG texts that only image generators write.
    private static let own: Set<String> = [
        "invokeai_metadata", "invokeai_graph", "invokeai_workflow", "sd-metadata", "dream", "sd:mode",
        "fooocus_scheme", "generation_data", "sui_image_params",
    ]

    private static let programs = [
        KnownTag(
            "Generators that sign with a name (below)", in: "fields for a program's name; the maker of a camera",
            "the name as words of their own; behind `Edited with` it is an edit", says: "synthetic, or edited with AI",
            source: "files of theirs; published lists of such names"
        ) { tag, _ in
            guard tag.role == .program || tag.role == .maker, ProgramNames.isGenerator(tag.value) else { return nil }
            return ProgramNames.startsAsEdited(tag.value) ? .editedWithAI : .synthetic
        },
        KnownTag(
            "Google (Gemini, Google Photos), Meta, Luma, NovelAI and others",
            in:
                "XMP `photoshop:Credit`, `photoshop:Source`; IPTC-IIM 2:110, 2:115; PNG `Title`, `Author`; descriptions "
                + "and comments",
            "`Made with`, `Generated by` or the like and a generator's name right behind; `Edited with` and the name; "
                + "`AI generated`; in PNG the bare name", says: "synthetic, or edited with AI",
            source: "files of Google Photos and Gemini; Meta's `Imagined with AI`; NovelAI"
        ) { tag, _ in
            guard tag.role == .credit || tag.role == .remark else { return nil }
            if ProgramNames.startsAsMade(tag.value) { return .synthetic }
            if ProgramNames.startsAsEdited(tag.value), ProgramNames.isGenerator(tag.value) { return .editedWithAI }
            return tag.role == .credit && tag.system == "png" && ProgramNames.isGeneratorAlone(tag.value)
                ? .synthetic : nil
        },
        KnownTag(
            "Editors (below)", in: "fields for a program's name", "the name as words of their own", says: "edited",
            source: "files of theirs"
        ) { tag, _ in
            tag.role == .program && ProgramNames.isEditor(tag.value) ? .claim(.edited) : nil
        },
        KnownTag(
            "Cameras", in: "Exif and XMP `Make`; `©mak`, `make`, `manufacturer` of sound and video",
            "a name: letters, no braces, at most 80 characters", says: "camera", source: "Exif 3.0 \u{00A7}4.6.5"
        ) { tag, tags in
            guard tag.role == .maker, tag.key != "model", isName(tag.value) else { return nil }
            let model = tags.first { $0.system == tag.system && $0.key == "model" && isName($0.value) }?.value
            return .claim(.camera, value: tag.system == "exif" ? tag.value + " " + (model ?? "") : nil)
        },
    ]

    private static func isName(_ text: String) -> Bool {
        text.unicodeScalars.count <= 80 && text.contains(where: \.isLetter) && !text.contains { "{}[]<>".contains($0) }
    }
}
