import DetectionCore
import Tokenizing

/// How a text becomes a model's input, in the terms of a manifest.
struct TextPreparation: Sendable, Equatable {
    /// Tokens of a window at most, unless somebody asks for more: attention costs their square.
    static let standard = 2048
    /// The sentence that a graph is tried on.
    static let sentence = "The quick brown fox jumps over the lazy dog, and nobody has seen it since."

    /// Tokens of a window at most, the special ones included.
    var window: Int
    /// Tokens of the sentence that a graph is tried on.
    var trial: [Int32]

    /// Reads the tokenizer of a checkpoint, and how long its texts may be.
    init(_ checkpoint: Checkpoint, tokens: Double?) throws(ImportRefusal) {
        let configuration = checkpoint.configuration
        guard let vocabulary = configuration.vocabulary, let positions = configuration.positions else {
            throw ImportRefusal(
                "config.json does not say how many tokens the model knows and reads: 'vocab_size' and "
                    + "'max_position_embeddings' are needed.")
        }
        let named = checkpoint.preparation["model_max_length"]?.number ?? .infinity
        let longest = named < Double(positions) ? Int(max(0, named)) : positions
        let tokenizer = try Self.tokenizer(in: SourceFolder(path: checkpoint.path))
        guard longest >= tokenizer.extra + 8 else {
            throw ImportRefusal("The model reads \(longest) tokens at once, which is too few for a text.")
        }
        if let tokens {
            guard let wanted = Int(exactly: tokens), tokenizer.extra + 8...longest ~= wanted else {
                throw ImportRefusal("A window of this model has between \(tokenizer.extra + 8) and \(longest) tokens.")
            }
            window = wanted
        } else {
            window = min(longest, Self.standard)
        }
        guard Int(tokenizer.largestID) < vocabulary else {
            throw ImportRefusal(
                "tokenizer.json has tokens up to \(tokenizer.largestID), and the model knows \(vocabulary): they do not "
                    + "belong together.")
        }
        trial = Array(tokenizer.window(tokenizer.encode(Self.sentence)).prefix(window))
        if !checkpoint.isNumbers { try Self.check(checkpoint.preparation, in: SourceFolder(path: checkpoint.path)) }
    }

    /// The tokenizer that a folder describes.
    static func tokenizer(in folder: SourceFolder) throws(ImportRefusal) -> Tokenizer {
        guard let data = try folder.text("tokenizer.json", most: TokenizerLimits.bytes) else {
            throw ImportRefusal("tokenizer.json is missing.")
        }
        do throws(TokenizerRefusal) {
            return try Tokenizer(parsing: [UInt8](data))
        } catch {
            throw ImportRefusal("tokenizer.json \(error.phrase).")
        }
    }

    /// Beside a graph nothing settles what the tokenizer's class would change: its settings have to be those of `tokenizer.json`.
    private static func check(_ settings: JSONValue, in folder: SourceFolder) throws(ImportRefusal) {
        guard let data = try folder.text("tokenizer.json", most: TokenizerLimits.bytes),
            let json = try? JSONValue(text: data)
        else { return }
        let pairs = [
            ("do_lower_case", json["normalizer"]?["lowercase"]),
            ("strip_accents", json["normalizer"]?["strip_accents"]),
            ("tokenize_chinese_chars", json["normalizer"]?["handle_chinese_chars"]),
            ("add_prefix_space", json["pre_tokenizer"]?["add_prefix_space"]),
        ]
        for (name, described) in pairs {
            guard case .bool(let isWanted)? = settings[name], case .bool(let isDescribed)? = described,
                isWanted != isDescribed
            else { continue }
            throw ImportRefusal(
                "tokenizer_config.json and tokenizer.json say different things about '\(name)': add the model as "
                    + "safetensors, so that its own library decides.")
        }
    }

    /// The manifest's `input`.
    func input(named name: String) -> JSONValue {
        [
            "view": "tokens", "name": .string(name), "shape": [1.0, -1.0], "window": .number(Double(window)),
        ]
    }
}
