import DetectionCore
import Foundation

/// What will be installed of a checkpoint, before anything is made or written.
public struct ImportPlan: Sendable {
    /// The user's word where a checkpoint says nothing, or something else.
    public struct Choices: Sendable {
        /// The model's id; by default the medium and the folder's name.
        public var id: String?
        /// The class that means synthetic.
        public var synthetic: String?
        /// The class that means authentic.
        public var authentic: String?
        /// The licence of the weights.
        public var licence: String?
        /// Seconds of a window of sound, or tokens of one of text.
        public var window: Double?

        /// Nothing chosen.
        public init() {}
    }

    /// Media in the model's terms.
    enum Preparation: Sendable, Equatable {
        case picture(PicturePreparation)
        case sound(SoundPreparation)
        case text(TextPreparation)
    }

    /// Where the model comes from.
    public let checkpoint: Checkpoint
    /// Its id.
    public let id: String
    /// Which class is the score.
    public let meaning: ScoreMeaning
    /// The licence; `NOASSERTION` when nobody states one.
    public let licence: String
    let preparation: Preparation

    /// The shape of the tensor on which a graph is tried; for a text, of the largest one.
    var trial: [Int] {
        switch preparation {
        case .picture(let picture): [1, 3, picture.height, picture.width]
        case .sound(let sound): [1, min(sound.window, 16_000)]
        case .text(let text): [1, text.window]
        }
    }

    /// Decides everything that can be decided by reading.
    ///
    /// - Throws: `ImportRefusal` for what cannot be reproduced, or has to be asked.
    public init(_ checkpoint: Checkpoint, choices: Choices = Choices()) throws(ImportRefusal) {
        let configuration = checkpoint.configuration
        self.checkpoint = checkpoint
        switch configuration.task {
        case .image: preparation = .picture(try PicturePreparation(checkpoint.preparation))
        case .audio:
            preparation = .sound(
                try SoundPreparation(checkpoint.preparation, family: configuration.family, seconds: choices.window))
        case .text: preparation = .text(try TextPreparation(checkpoint, tokens: choices.window))
        }
        if case .sound(let sound) = preparation, sound.hasSpectrogram, !checkpoint.isNumbers {
            throw ImportRefusal(
                "The graph takes spectrograms, which nobody makes for it: add the model as safetensors.")
        }
        meaning = try ScoreMeaning(
            labels: configuration.labels, synthetic: choices.synthetic, authentic: choices.authentic)
        licence = choices.licence ?? checkpoint.licence ?? "NOASSERTION"
        if let chosen = choices.id {
            id = chosen
        } else {
            id = try Self.id(for: configuration.task, name: checkpoint.name)
        }
        guard id.hasPrefix("\(configuration.task.rawValue)."), id.utf8.count <= 100, Self.slug(id) == id else {
            throw ImportRefusal(
                "The id '\(id)' is not \(configuration.task.rawValue). and then lower-case letters, digits, dots, dashes and "
                    + "underscores: name one with --id.")
        }
    }

    private static func id(for task: ModelConfiguration.Task, name: String) throws(ImportRefusal) -> String {
        let slug = slug(name)
        guard slug.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw ImportRefusal("The folder's name makes no id: name one with --id.")
        }
        return "\(task.rawValue).\(slug)"
    }

    private static func slug(_ name: String) -> String {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
        let slug = String(name.lowercased().map { allowed.contains($0) ? $0 : "-" })
        return slug.hasPrefix(".") ? String(slug.drop { $0 == "." }) : slug
    }

    /// What the score is, as a manifest's `output`.
    func output(named name: String) -> JSONValue {
        let configuration = checkpoint.configuration
        let isAlone = configuration.labels.count == 1 || configuration.isMultiLabel
        return [
            "name": .string(name), "kind": isAlone ? "logit" : "softmax", "index": .number(Double(meaning.index)),
            "polarity": meaning.isSynthetic ? "synthetic_high" : "synthetic_low",
        ]
    }

    /// Lines that say what was read, for the user to check.
    public var lines: [String] {
        let configuration = checkpoint.configuration
        let label = configuration.labels[meaning.index]
        let others = configuration.labels.count - 1
        let score =
            "Score: the class '\(label)' means \(meaning.isSynthetic ? "synthetic" : "authentic")"
            + (others == 0 ? "" : others == 1 ? ", the other the opposite" : ", the \(others) others the opposite")
        return [
            "Model: \(configuration.architecture), licence \(licence == "NOASSERTION" ? "not stated" : licence)", score,
            "Input: \(summary)",
        ]
    }

    private var summary: String {
        switch preparation {
        case .picture(let picture):
            let size =
                picture.size.map { "\(picture.resize.replacing("_", with: " ")) to \($0), middle of " }
                ?? "stretched to "
            return "\(size)\(picture.width) × \(picture.height) pixels, \(picture.resampling)"
        case .text(let text):
            return "windows of \(text.window) tokens, by tokenizer.json"
        case .sound(let sound):
            let seconds = Double(sound.window) / 16_000
            return
                "windows of \(seconds.formatted(.number.precision(.fractionLength(0...2)).locale(Locale(identifier: "en")))) "
                + "seconds at 16 kHz" + (sound.isNormalised ? ", each of mean 0 and variance 1" : "")
                + (sound.hasSpectrogram ? ", as a spectrogram" : "")
        }
    }
}
