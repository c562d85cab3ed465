import Inference
import Tokenizing

/// The language model with its tokenizer and the network that reads its hidden states.
struct HiddenStateReader: Sendable {
    /// Tokens read in one window at most.
    static let longest = 256
    private static let windows = TextWindows(length: 900, most: 8)

    /// The loaded model.
    let model: Model
    private let tokenizer: BytePairTokenizer
    private let network: HiddenStateNetwork

    /// Reads the network of a loaded model and the vocabulary of the backbone that it names.
    init(_ model: Model, from models: ModelRepository) async throws(InferenceError) {
        guard case .backbone(let id) = model.manifest.graph else {
            throw InferenceError(.manifestInvalid, "The manifest of '\(model.manifest.id)' names no backbone.")
        }
        self.model = model
        let vocabulary = try await models.model(id).bytes(of: "vocabulary")
        let weights = try model.bytes(of: "network")
        do {
            tokenizer = BytePairTokenizer(vocabulary: try BytePairVocabulary(parsing: vocabulary))
            network = try HiddenStateNetwork(parsing: weights)
        } catch {
            throw InferenceError(
                .manifestInvalid, "A file of '\(model.manifest.id)' cannot be read: \(error). Run ./setup again.")
        }
    }

    /// Scores of the windows of a text, in order; the work is bounded however long the text is.
    @concurrent
    func scores(of text: NormalisedText) async throws(InferenceError) -> [WindowScore] {
        var scores: [WindowScore] = []
        for range in Self.windows.ranges(of: text.scalars) {
            let score = try await score(text, in: range)
            if let score { scores.append(score) }
        }
        guard !scores.isEmpty else { throw InferenceError(.inferenceFailed, "The text has no tokens to read.") }
        return scores
    }

    private func score(_ text: NormalisedText, in range: Range<Int>) async throws(InferenceError) -> WindowScore? {
        let tokens = tokenizer.encode(text.scalars[range], limit: Self.longest).prefix(Self.longest)
        guard tokens.count > 1 else { return nil }
        let pooling = SpanPooling(tokens, sentences: SentenceSplitter.sentences(of: text.scalars, in: range))
        let ids = Tensor(shape: [1, tokens.count], integers: tokens.ids.map(Int64.init))
        let pooled = try await model.run(["ids": ids, "spans": pooling.weights])["pooled"]
        guard let pooled, pooled.shape.count == 2, pooled.shape[0] == pooling.spans.count,
            pooled.shape[1] >= HiddenStateNetwork.columns.upperBound
        else { throw InferenceError(.wrongShape, "The language model returns no states that fit the network.") }
        let values = pooled.floats
        let rows = pooling.spans.indices.map { row in
            network.score(values[row * pooled.shape[1]..<(row + 1) * pooled.shape[1]])
        }
        return WindowScore(
            score: rows[0], tokens: tokens.count, range: range,
            sentences: zip(pooling.sentences, zip(rows.dropFirst(), pooling.spans.dropFirst())).map {
                WindowScore.Sentence(range: $0, score: $1.0, tokens: $1.1.count)
            })
    }
}
