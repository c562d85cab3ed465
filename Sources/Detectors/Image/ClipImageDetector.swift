public import DetectionCore
public import Inference
import MediaDecoding
import Synchronization

/// Looks at the middle of a picture with CLIP's image tower and trained heads on its inner layers.
///
/// One head says how synthetic it looks: the built-in one, or one that a user's own pictures have taught. Another
/// recognises screenshots, scans and pages, which have no answer.
///
/// Source of the idea: Ojha, Li, Lee, "Towards universal fake image detectors" (CVPR 2023); inner layers instead of the
/// last after Koutlis and Papadopoulos, "Leveraging representations from intermediate encoder-blocks" (ECCV 2024).
public final class ClipImageDetector: Detector {
    /// Id of the built-in one.
    public static let builtIn = "image.clip"
    static let minSide = 64

    /// The square in the middle, of a picture whose short side is brought to 224…512 pixels first.
    static let view = ImageView(
        resize: .shortSideWithin(224...512), width: 224, height: 224,
        mean: [0.481_454_66, 0.457_827_5, 0.408_210_73], deviation: [0.268_629_54, 0.261_302_58, 0.275_777_11])

    /// `image.clip`, or the id of a taught one.
    public let id: String
    /// Version of the probes.
    public let version: String
    /// Pictures.
    public let kind = MediaKind.image

    private let repository: ModelRepository
    private let explanation: String
    private let probes = Mutex<(digest: String, probes: Probes)?>(nil)

    /// The trained heads of the tower.
    private struct Probes: Sendable {
        /// Larger for more synthetic.
        var synthetic: PictureHead
        /// Negative for screenshots, scans and pages.
        var picture: LinearProbe
    }

    /// What both probes say of one picture.
    struct Scores: Sendable {
        /// Larger for more synthetic.
        var synthetic: Double
        /// Negative for screenshots, scans and pages.
        var picture: Double
    }

    /// A detector that loads its model from the repository when the first picture comes.
    public init(repository: ModelRepository) {
        id = Self.builtIn
        version = "1.4.0"
        explanation = "Compared texture and content of the picture's middle with photographs and generated pictures."
        self.repository = repository
    }

    /// A taught detector; nil when the manifest is not that of a head on the built-in detector's graph.
    init?(taught manifest: ModelManifest, repository: ModelRepository) {
        guard manifest.isTaught, manifest.modality == .image, manifest.role == .detector,
            manifest.files["probe"] != nil, let built = repository.manifests.first(where: { $0.id == Self.builtIn }),
            manifest.graph == built.graph
        else { return nil }
        id = manifest.id
        version = manifest.version
        explanation = "Compared the picture's middle with the pictures that '\(manifest.id)' was taught from."
        self.repository = repository
    }

    /// The calibrated score; `notApplicable` under 64 pixels a side and for what is no picture by itself, `failed` without
    /// pixels or model.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.picture(of: medium, minSide: Self.minSide) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            do throws(InferenceError) {
                let model = try await repository.model(id)
                look.digest = model.digest
                let graph = model.manifest.backbone ?? id
                let tokens = try await medium.pictureTokens.tokens(of: graph) { () throws(InferenceError) in
                    try await Self.tokens(of: image, by: model)
                }
                let scores = try await scores(of: tokens, by: model)
                guard scores.picture >= 0 else {
                    return look.notApplicable(
                        .notPhotograph, "It looks like a screenshot, a scan or a page rather than a photograph.")
                }
                let llr = model.manifest.calibration?.llr(ofScore: scores.synthetic)
                return look.done(score: scores.synthetic, llr: llr, explanation)
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    /// The class tokens of all blocks, [1, blocks, width], of pixels of at least 64 a side.
    static func tokens(of image: DecodedImage, by model: Model) async throws(InferenceError) -> Tensor {
        let pixels = await WorkQueue.shared.run { view.tensor(of: image) }
        guard let tokens = try await model.run(["pixels": pixels])["layers"] else {
            throw InferenceError(.wrongShape, "The image tower has no output 'layers'.")
        }
        return tokens
    }

    /// What the probes say of these tokens.
    func scores(of tokens: Tensor, by model: Model) async throws(InferenceError) -> Scores {
        let probes = try await loadedProbes(of: model)
        return Scores(synthetic: try probes.synthetic.score(tokens), picture: try probes.picture.score(tokens))
    }

    /// Pages are recognised by the built-in head, whoever taught the other.
    private func loadedProbes(of model: Model) async throws(InferenceError) -> Probes {
        if let loaded = probes.withLock({ $0 }), loaded.digest == model.digest { return loaded.probes }
        let read = await WorkQueue.shared.run { [repository] () -> Result<Probes, InferenceError> in
            do throws(InferenceError) {
                let synthetic = try PictureHead(of: model)
                let picture = try LinearProbe(json: try repository.bytes(of: "picture", Self.builtIn))
                return .success(Probes(synthetic: synthetic, picture: picture))
            } catch {
                return .failure(error)
            }
        }
        let loaded = try read.get()
        probes.withLock { $0 = (model.digest, loaded) }
        return loaded
    }
}
