public import DetectionCore
import Dispatch
public import Inference
import MediaDecoding
import Synchronization

/// Looks at the middle of a picture with CLIP's image tower and linear probes on its inner layers.
///
/// One probe says how synthetic it looks; another recognises screenshots, scans and pages, which have no answer.
///
/// Source of the idea: Ojha, Li, Lee, "Towards universal fake image detectors" (CVPR 2023); inner layers instead of the
/// last after Koutlis and Papadopoulos, "Leveraging representations from intermediate encoder-blocks" (ECCV 2024).
public final class ClipImageDetector: Detector {
    private static let queue = DispatchQueue(label: "touchstone.image.view", attributes: .concurrent)
    private static let minSide = 64

    /// The square in the middle, of a picture whose short side is brought to 224…512 pixels first.
    static let view = ImageView(
        resize: .shortSideWithin(224...512), width: 224, height: 224,
        mean: [0.481_454_66, 0.457_827_5, 0.408_210_73], deviation: [0.268_629_54, 0.261_302_58, 0.275_777_11])

    /// `image.clip`.
    public let id = "image.clip"
    /// Version of the probes.
    public let version = "1.3.0"
    /// Pictures.
    public let kind = MediaKind.image

    private let repository: ModelRepository
    private let probes = Mutex<(digest: String, probes: Probes)?>(nil)

    /// The trained heads of the tower.
    private struct Probes: Sendable {
        /// Larger for more synthetic.
        var synthetic: LinearProbe
        /// Negative for screenshots, scans and pages.
        var picture: LinearProbe

        init(_ model: Model) throws(InferenceError) {
            synthetic = try LinearProbe(json: try model.bytes(of: "probe"))
            picture = try LinearProbe(json: try model.bytes(of: "picture"))
        }
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
                let scores = try await scores(of: image, by: model)
                guard scores.picture >= 0 else {
                    return look.notApplicable(
                        .notPhotograph, "It looks like a screenshot, a scan or a page rather than a photograph.")
                }
                return look.done(
                    score: scores.synthetic, llr: model.manifest.calibration?.llr(ofScore: scores.synthetic),
                    "Compared texture and content of the picture's middle with photographs and generated pictures.")
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    /// What the probes say of pixels of at least 64 a side.
    func scores(of image: DecodedImage, by model: Model) async throws(InferenceError) -> Scores {
        let probes = try await loadedProbes(of: model)
        let pixels = await Self.queue.value { Self.view.tensor(of: image) }
        guard let tokens = try await model.run(["pixels": pixels])["layers"] else {
            throw InferenceError(.wrongShape, "The image tower has no output 'layers'.")
        }
        return Scores(synthetic: try probes.synthetic.score(tokens), picture: try probes.picture.score(tokens))
    }

    private func loadedProbes(of model: Model) async throws(InferenceError) -> Probes {
        if let loaded = probes.withLock({ $0 }), loaded.digest == model.digest { return loaded.probes }
        let read = await Self.queue.value { () -> Result<Probes, InferenceError> in
            do throws(InferenceError) {
                return .success(try Probes(model))
            } catch {
                return .failure(error)
            }
        }
        let loaded = try read.get()
        probes.withLock { $0 = (model.digest, loaded) }
        return loaded
    }
}
