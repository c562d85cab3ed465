import DetectionCore

/// How a picture becomes a model's input, in the terms of a manifest.
///
/// Source: the classes of transformers 4.57 that `preprocessor_config.json` names, in `models/*/image_processing_*.py`. What
/// a manifest cannot say in the same numbers is refused.
struct PicturePreparation: Sendable, Equatable {
    var height: Int
    var width: Int
    var resize: String
    var size: Int?
    var crop: String
    var resampling: String
    var mean: [Double]
    var deviation: [Double]

    init(_ json: JSONValue) throws(ImportRefusal) {
        let settings = try Settings(json)
        try settings.refuseOthers()
        (height, width, resize, size, crop) = try settings.geometry()
        resampling = try settings.resampling()
        (mean, deviation) = try settings.colours()
    }

    /// The manifest's `input`.
    func input(named name: String) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("view", "image"), ("name", .string(name)),
            ("shape", .array([1, 3, height, width].map { .number(Double($0)) })), ("resize", .string(resize)),
            ("crop", .string(crop)), ("resampling", .string(resampling)), ("mean", .array(mean.map(JSONValue.number))),
            ("std", .array(deviation.map(JSONValue.number))),
        ]
        if let size { members.append(("size", .number(Double(size)))) }
        return .object(members.map { JSONValue.Member(name: $0.0, value: $0.1) })
    }
}

/// What a class of transformers does where its configuration is silent.
private struct Defaults {
    static let half = [0.5, 0.5, 0.5]
    static let clip = ([0.481_454_66, 0.457_827_5, 0.408_210_73], [0.268_629_54, 0.261_302_58, 0.275_777_11])

    var side: Int
    /// Whether `size` is the shorter side rather than both.
    var isShortSide = false
    var resample: Int
    /// Side of the middle that is cut out unless the configuration says otherwise.
    var crop: Int?
    var mean = half
    var deviation = half

    /// By the class's name without `ImageProcessor`.
    static let known: [String: Defaults] = [
        "ViT": Defaults(side: 224, resample: 2),
        "DeiT": Defaults(side: 256, resample: 3, crop: 224),
        "Beit": Defaults(side: 256, resample: 3, crop: 224),
        "ConvNext": Defaults(side: 384, isShortSide: true, resample: 2),
        "EfficientNet": Defaults(side: 346, resample: 0),
        "CLIP": Defaults(
            side: 224, isShortSide: true, resample: 3, crop: 224, mean: clip.0, deviation: clip.1),
        "Siglip": Defaults(side: 224, resample: 3),
        "Bit": Defaults(side: 224, isShortSide: true, resample: 3, crop: 224, mean: clip.0, deviation: clip.1),
    ]
}

/// A `preprocessor_config.json` with the defaults of its class.
private struct Settings {
    /// Steps that a manifest has words for, and one that concerns training only.
    private static let steps: Set = [
        "do_resize", "do_center_crop", "do_rescale", "do_normalize", "do_convert_rgb", "do_reduce_labels",
    ]

    let json: JSONValue
    let kind: String
    let defaults: Defaults

    init(_ json: JSONValue) throws(ImportRefusal) {
        let named = json["image_processor_type"]?.string ?? json["feature_extractor_type"]?.string
        guard let named else {
            throw ImportRefusal("The preparation names no class: 'image_processor_type' is missing.")
        }
        // The Fast classes do the same with another library; the older name of both ended in FeatureExtractor.
        var kind = named.hasSuffix("Fast") ? String(named.dropLast(4)) : named
        for ending in ["ImageProcessor", "FeatureExtractor"] where kind.hasSuffix(ending) {
            kind.removeLast(ending.count)
        }
        guard let defaults = Defaults.known[kind] else {
            let known = Defaults.known.keys.sorted().joined(separator: ", ")
            throw ImportRefusal(
                "The preparation of pictures '\(named)' is not known here; known are \(known), each with ImageProcessor."
            )
        }
        (self.json, self.kind, self.defaults) = (json, kind, defaults)
    }

    /// A step that would be left out silently.
    func refuseOthers() throws(ImportRefusal) {
        guard case .object(let members) = json else { return }
        for member in members {
            guard case .bool(true) = member.value, member.name.hasPrefix("do_"), !Self.steps.contains(member.name)
            else {
                continue
            }
            throw ImportRefusal("The preparation has the step '\(member.name)', which a manifest cannot describe.")
        }
    }

    private func flag(_ name: String, _ standard: Bool) -> Bool {
        if case .bool(let value)? = json[name] { value } else { standard }
    }

    /// One number for both sides, or an object with two.
    private func sides(_ name: String) throws(ImportRefusal) -> (height: Int, width: Int)? {
        guard let value = json[name], let sides = pair(value) else { return nil }
        guard (1...4096).contains(sides.height), (1...4096).contains(sides.width) else {
            throw ImportRefusal("The preparation's '\(name)' is not a size between 1 and 4096 pixels.")
        }
        return sides
    }

    private func pair(_ value: JSONValue) -> (height: Int, width: Int)? {
        if let side = value.number.flatMap({ Int(exactly: $0) }) { return (side, side) }
        guard let height = value["height"]?.number.flatMap({ Int(exactly: $0) }),
            let width = value["width"]?.number.flatMap({ Int(exactly: $0) })
        else { return nil }
        return (height, width)
    }

    /// The length of `shortest_edge`; a bare number is one where the class says so.
    private func shortSide() throws(ImportRefusal) -> Int? {
        guard let value = json["size"] else { return defaults.isShortSide ? defaults.side : nil }
        if value.number != nil, !defaults.isShortSide { return nil }
        guard let number = value.number ?? value["shortest_edge"]?.number else { return nil }
        guard value["longest_edge"] == nil, let side = Int(exactly: number), (1...4096).contains(side) else {
            throw ImportRefusal("The preparation's 'size' has limits that a manifest cannot describe.")
        }
        return side
    }

    private func cropped() throws(ImportRefusal) -> (height: Int, width: Int) {
        guard let sides = try sides("crop_size") ?? defaults.crop.map({ ($0, $0) }) else {
            throw ImportRefusal("The preparation's 'crop_size' is missing.")
        }
        return sides
    }

    func geometry() throws(ImportRefusal) -> (Int, Int, resize: String, size: Int?, crop: String) {
        guard flag("do_resize", true) else {
            throw ImportRefusal(
                "The preparation does not resize, so the model has no size of picture that a graph can take.")
        }
        let short = try shortSide()
        if kind == "ConvNext" { return try convNext(short) }
        let crop = flag("do_center_crop", defaults.crop != nil) ? try cropped() : nil
        if let short {
            guard let crop, max(crop.height, crop.width) <= short else {
                throw ImportRefusal(
                    "The preparation keeps the proportions of pictures without cutting them to one size, which a graph of "
                        + "fixed size cannot take.")
            }
            return (crop.height, crop.width, "short_side", short, "centre")
        }
        guard let whole = try sides("size") ?? (json["size"] == nil ? (defaults.side, defaults.side) : nil) else {
            throw ImportRefusal("The preparation's 'size' is neither 'height' with 'width' nor 'shortest_edge'.")
        }
        guard let crop else { return (whole.height, whole.width, "stretch", nil, "none") }
        guard whole.height == whole.width, max(crop.height, crop.width) <= whole.height else {
            throw ImportRefusal("The preparation cuts out more than, or something other than, the middle of a square.")
        }
        return (crop.height, crop.width, "stretch", whole.height, "centre")
    }

    /// From 384 pixels on the whole picture is stretched; below, a little more than the middle is resized and cut.
    private func convNext(_ short: Int?) throws(ImportRefusal) -> (Int, Int, resize: String, size: Int?, crop: String) {
        guard let short, !flag("do_center_crop", false) else {
            throw ImportRefusal("The preparation's 'size' has no 'shortest_edge', which ConvNextImageProcessor needs.")
        }
        if short >= 384 { return (short, short, "stretch", nil, "none") }
        let share = json["crop_pct"]?.number ?? 224.0 / 256
        guard share > 0.1, share <= 1 else {
            throw ImportRefusal("The preparation's 'crop_pct' is not between 0.1 and 1.")
        }
        return (short, short, "short_side", Int(Double(short) / share), "centre")
    }

    func resampling() throws(ImportRefusal) -> String {
        let number = json["resample"]?.number ?? Double(defaults.resample)
        let names = [0.0: "nearest", 1: "lanczos", 2: "bilinear", 3: "bicubic"]
        guard let name = names[number] else {
            throw ImportRefusal("The preparation's 'resample' is \(number), a filter that a manifest cannot name.")
        }
        return name
    }

    /// Mean and deviation of channels scaled to 0…1, whatever scale and offset the preparation uses.
    ///
    /// (p · factor + offset − m) / s, with p = 255 x, is (x − (m − offset) / k) / (s / k) where k = 255 · factor.
    func colours() throws(ImportRefusal) -> (mean: [Double], deviation: [Double]) {
        var (mean, deviation) = ([0.0, 0, 0], [1.0, 1, 1])
        if flag("do_normalize", true) {
            mean = try three("image_mean", defaults.mean)
            deviation = try three("image_std", defaults.deviation)
        }
        // EfficientNet divides once more.
        if kind == "EfficientNet", flag("include_top", true) {
            deviation = zip(deviation, try three("image_std", defaults.deviation)).map(*)
        }
        var (factor, offset) = (1.0, 0.0)
        if flag("do_rescale", true) {
            factor = json["rescale_factor"]?.number ?? 1 / 255
            offset = flag("rescale_offset", false) ? -1 : 0
        }
        guard factor > 0 else { throw ImportRefusal("The preparation's 'rescale_factor' is not positive.") }
        // Exactly 1 for the usual factor, so that the usual numbers stay as they are.
        let scale = abs(factor * 255 - 1) < 1e-9 ? 1 : factor * 255
        return (mean.map { ($0 - offset) / scale }, deviation.map { $0 / scale })
    }

    private func three(_ name: String, _ standard: [Double]) throws(ImportRefusal) -> [Double] {
        guard let value = json[name] else { return standard }
        if let number = value.number { return [number, number, number] }
        guard case .array(let values) = value, values.count == 3 else {
            throw ImportRefusal("The preparation's '\(name)' does not have three numbers.")
        }
        let numbers = values.compactMap(\.number)
        guard numbers.count == 3, name != "image_std" || numbers.allSatisfy({ $0 > 0 }) else {
            throw ImportRefusal("The preparation's '\(name)' does not have three numbers, or one that is not positive.")
        }
        return numbers
    }
}
