public import DetectionCore
public import Inference
import Tokenizing

/// A text detector that is nothing but a model folder: windows of tokens in, a score for each out.
public struct FolderTextDetector: Detector {
    /// Characters of a text that are read whole; of a longer one as many as stretches spread over it have.
    private static let most = 1_000_000

    /// The manifest's id.
    public let id: String
    /// The manifest's version.
    public let version: String
    /// Texts.
    public let kind = MediaKind.text
    /// What the manifest says.
    public let isExperimental: Bool

    private let manifest: ModelManifest
    private let output: ModelManifest.Output
    private let window: Int
    private let loaded: LazyValue<Loaded, InferenceError>

    private struct Loaded: Sendable {
        var model: Model
        var tokenizer: Tokenizer
    }

    /// A detector for a manifest; nil when it is not a text detector with the view `tokens` and a score.
    public init?(_ manifest: ModelManifest, repository: ModelRepository) {
        guard manifest.role == .detector, manifest.modality == .text, let input = manifest.input, input.view == .tokens,
            let window = input.window, let output = manifest.output
        else { return nil }
        id = manifest.id
        version = manifest.version
        isExperimental = manifest.isExperimental
        self.manifest = manifest
        self.output = output
        self.window = window
        loaded = LazyValue { () async throws(InferenceError) in
            let model = try await repository.model(manifest.id)
            let tokenizer = try await WorkQueue.shared.run { () throws(InferenceError) in
                let bytes = try model.bytes(of: ModelManifest.tokenizer)
                do throws(TokenizerRefusal) {
                    return try Tokenizer(parsing: bytes)
                } catch {
                    throw InferenceError(
                        .manifestInvalid, "The tokenizer of '\(manifest.id)' cannot be used: it \(error.phrase).")
                }
            }
            return Loaded(model: model, tokenizer: tokenizer)
        }
    }

    /// The mean of the windows' scores as log-odds of synthetic, each counting by its tokens.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        guard let text = medium.text else {
            return look.notApplicable(.formatUnsupported, "This detector reads texts only.")
        }
        do throws(InferenceError) {
            let loaded = try await loaded.get()
            look.digest = loaded.model.digest
            let profile = await WorkQueue.shared.run { Self.profile(of: text, loaded.tokenizer) }
            let least = manifest.applicability?.minWords ?? 0
            guard !profile.tokens.isEmpty, profile.words >= least else {
                return look.notApplicable(
                    .textTooShort, "The text has less to read than this model needs.",
                    figures: ["words": Double(profile.words), "least": Double(max(1, least))])
            }
            let windows = TokenWindows(length: max(1, window - loaded.tokenizer.extra)).ranges(
                count: profile.tokens.count)
            var sum = 0.0
            for range in windows {
                let ids = loaded.tokenizer.window(profile.tokens[range])
                sum += try await score(of: ids, by: loaded.model) * Double(range.count)
            }
            let read = windows.reduce(0) { $0 + $1.count }
            let score = sum / Double(read)
            let llr = manifest.calibration?.llr(ofScore: score)
            var evidence = look.done(score: score, llr: llr, FolderWords.sentence(id, isCalibrated: llr != nil))
            let share = profile.share * Double(read) / Double(profile.tokens.count)
            if share < 1 {
                evidence.examined = Examined(
                    (Double(profile.words) * share).rounded(), of: Double(profile.words), .words)
            }
            return evidence
        } catch {
            return look.failed(error.reason, error.message)
        }
    }

    private func score(of ids: [Int32], by model: Model) async throws(InferenceError) -> Double {
        let tensors = Self.tensors(ids.map(Int64.init), for: manifest.input?.name ?? "", of: model)
        guard let score = try await model.run(tensors)[output.name].flatMap(output.logOdds(in:)) else {
            throw output.missing
        }
        return score
    }

    /// What a graph takes for a window: its tokens, all of which count and are of the first kind.
    private static func tensors(_ ids: [Int64], for name: String, of model: Model) -> [String: Tensor] {
        var tensors = [name: Tensor(shape: [1, ids.count], integers: ids)]
        for input in model.graph?.takes ?? [] {
            guard let value = ModelManifest.Input.constants[input.name] else { continue }
            tensors[input.name] = Tensor(
                shape: [1, ids.count], integers: [Int64](repeating: value, count: ids.count))
        }
        return tensors
    }

    private struct Profile: Sendable {
        var tokens: [Int32]
        var words: Int
        /// The part of the text that became tokens.
        var share: Double
    }

    private static func profile(of text: String, _ tokenizer: Tokenizer) -> Profile {
        let scalars = Array(text.unicodeScalars)
        let words = TextProfile(scalars, in: [0..<scalars.count]).words
        guard scalars.count > most else { return Profile(tokens: tokenizer.encode(text), words: words, share: 1) }
        let stretches = TextWindows(length: most / TokenWindows.most, most: TokenWindows.most).ranges(of: scalars)
        let tokens = stretches.flatMap { range in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return tokenizer.encode(String(view))
        }
        let read = stretches.reduce(0) { $0 + $1.count }
        return Profile(tokens: tokens, words: words, share: Double(read) / Double(scalars.count))
    }
}
