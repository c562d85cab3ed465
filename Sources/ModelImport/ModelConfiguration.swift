import DetectionCore

/// What `config.json` says about a classifier.
public struct ModelConfiguration: Sendable, Equatable {
    /// Kinds of media that classifiers take.
    public enum Task: String, Sendable {
        case image, audio, text
    }

    /// Encoders of speech, whose classifiers are named like those of texts.
    private static let speech: Set = [
        "wav2vec2", "wav2vec2-conformer", "wav2vec2-bert", "hubert", "wavlm", "unispeech", "unispeech-sat", "sew",
        "sew-d",
        "data2vec-audio",
    ]

    /// The class of the model, such as `ViTForImageClassification`.
    public var architecture: String
    /// The family, such as `vit`.
    public var family: String
    /// What it takes.
    public var task: Task
    /// Names of the classes in the order of the outputs.
    public var labels: [String]
    /// Whether each class is a question of its own, so that the others say nothing about it.
    public var isMultiLabel: Bool
    /// Tokens that the model knows, for texts.
    var vocabulary: Int?
    /// Tokens that it can read at once, for texts.
    var positions: Int?

    /// Families whose first positions are taken: theirs count from the number of the padding token on.
    private static let shifted: Set = [
        "camembert", "data2vec-text", "ibert", "longformer", "mpnet", "roberta", "roberta-prelayernorm", "xlm-roberta",
        "xlm-roberta-xl", "xmod",
    ]

    init(_ json: JSONValue) throws(ImportRefusal) {
        guard json["auto_map"] == nil else {
            throw ImportRefusal(
                "config.json asks for program code that comes with the model (auto_map), which is never run: look for a "
                    + "version of the model that one of the architectures of transformers can load.")
        }
        guard case .array(let names)? = json["architectures"], let architecture = names.first?.string else {
            throw ImportRefusal("config.json does not say what the model is: 'architectures' is missing.")
        }
        self.architecture = architecture
        family = json["model_type"]?.string ?? ""
        task = try Self.task(of: architecture, family: family)
        labels = try Self.labels(json)
        isMultiLabel = json["problem_type"]?.string == "multi_label_classification"
        vocabulary = json["vocab_size"]?.number.flatMap { Int(exactly: $0) }
        positions = json["max_position_embeddings"]?.number.flatMap { Int(exactly: $0) }
        if Self.shifted.contains(family), let all = positions {
            positions = all - 1 - (json["pad_token_id"]?.number.flatMap { Int(exactly: $0) } ?? 1)
        }
    }

    private static func task(of architecture: String, family: String) throws(ImportRefusal) -> Task {
        if architecture.contains("ForImageClassification") { return .image }
        if architecture.hasSuffix("ForAudioClassification") { return .audio }
        if architecture.hasSuffix("ForSequenceClassification") { return speech.contains(family) ? .audio : .text }
        throw ImportRefusal(
            "'\(architecture)' is no classifier: a model whose architecture ends in ForImageClassification, "
                + "ForAudioClassification or ForSequenceClassification can be added.")
    }

    private static func labels(_ json: JSONValue) throws(ImportRefusal) -> [String] {
        guard case .object(let members)? = json["id2label"] else {
            throw ImportRefusal("config.json does not name the classes: 'id2label' is missing.")
        }
        var labels: [Int: String] = [:]
        for member in members {
            guard let index = Int(member.name), let label = member.value.string else {
                throw ImportRefusal("'id2label' in config.json is not a list of names by number.")
            }
            labels[index] = label
        }
        guard !labels.isEmpty, labels.count == members.count, Set(labels.keys) == Set(0..<labels.count) else {
            throw ImportRefusal("The numbers in 'id2label' of config.json do not count up from 0.")
        }
        return labels.sorted { $0.key < $1.key }.map(\.value)
    }
}
