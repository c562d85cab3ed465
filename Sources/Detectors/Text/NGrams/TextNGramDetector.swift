public import DetectionCore
public import Inference

/// Compares the words of a text, one to three in a row, with those of people's and of language models' texts.
///
/// A logistic regression on hashed n-grams, in pure Swift: it needs no language model, so it still answers where
/// `text.smollm2` cannot.
public struct TextNGramDetector: Detector {
    /// Stable id.
    public static let id = "text.ngrams"

    private static let windows = TextWindows(length: 1500, most: 32)
    private let loaded: LazyValue<(model: Model, table: NGramTable), InferenceError>

    /// Stable id, the same as `Self.id`.
    public let id: String = Self.id
    /// Version of the method with its weights.
    public let version: String
    /// Texts.
    public let kind = MediaKind.text

    /// A detector whose weights are read from the repository when they are first needed.
    public init(models: ModelRepository) {
        version = models.manifests.first { $0.id == Self.id }?.version ?? "1.2.0"
        loaded = LazyValue { () async throws(InferenceError) in
            let model = try await models.model(Self.id)
            return (model, try Self.table(of: model))
        }
    }

    /// Scores a text, or says why it cannot.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        await TextEvidence.measured(id: id, version: version) { () async throws(TextFailure) in
            let reading = try TextReading.read(medium.text)
            let (model, table) = try await TextFailure.wrapping(loaded)
            return await Self.evidence(reading.text, model: model, table: table)
        }
    }

    @concurrent
    private static func evidence(_ text: NormalisedText, model: Model, table: NGramTable) async -> Evidence {
        let ranges = windows.ranges(of: text.scalars)
        let score = score(text, in: ranges, table: table)
        let llr = model.manifest.platt.llr(ofScore: score)
        let read = ranges.reduce(0) { $0 + $1.count }
        return Evidence(
            detector: id, version: model.manifest.version, digest: model.digest, state: .done, score: score, llr: llr,
            explanation: "Compared the choice and order of words with texts by people and by language models."
                + TextExplanation.coverage(read: read, of: text.count),
            figures: TextExplanation.figures(read: read, of: text.count),
            examined: TextExplanation.examined(ranges, of: text))
    }

    /// The mean log-odds of the stretches.
    static func score(_ text: NormalisedText, in ranges: [Range<Int>], table: NGramTable) -> Double {
        let scores = ranges.map { range in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(range.count)
            for scalar in text.scalars[range] {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
            return table.score(bytes)
        }
        return scores.reduce(0, +) / Double(scores.count)
    }

    private static func table(of model: Model) throws(InferenceError) -> NGramTable {
        let bytes = try model.bytes(of: "table")
        do {
            return try NGramTable(parsing: bytes)
        } catch {
            throw InferenceError(.manifestInvalid, "The n-gram table of '\(id)' cannot be read: \(error).")
        }
    }
}
