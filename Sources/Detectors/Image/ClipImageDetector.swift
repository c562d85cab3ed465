public import DetectionCore
import Dispatch
public import Inference
import MediaDecoding
import Synchronization

/// Looks at the middle of a picture with CLIP's image tower and a linear probe on its inner layers.
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
    /// Version of the probe.
    public let version = "1.2.0"
    /// Pictures.
    public let kind = MediaKind.image

    private let repository: ModelRepository
    private let probe = Mutex<(digest: String, probe: LinearProbe)?>(nil)

    /// A detector that loads its model from the repository when the first picture comes.
    public init(repository: ModelRepository) {
        self.repository = repository
    }

    /// The calibrated score; `notApplicable` under 64 pixels a side, `failed` without pixels or model.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.picture(of: medium, minSide: Self.minSide) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            do throws(InferenceError) {
                let model = try await repository.model(id)
                look.digest = model.digest
                let probe = try await loadedProbe(of: model)
                let pixels = await Self.queue.value { Self.view.tensor(of: image) }
                guard let tokens = try await model.run(["pixels": pixels])["layers"] else {
                    throw InferenceError(.wrongShape, "The image tower has no output 'layers'.")
                }
                let score = try probe.score(tokens)
                let llr = model.manifest.calibration?.llr(ofScore: score)
                return look.done(
                    score: score, llr: llr,
                    "Compared texture and content of the picture's middle with photographs and generated pictures.")
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    private func loadedProbe(of model: Model) async throws(InferenceError) -> LinearProbe {
        if let loaded = probe.withLock({ $0 }), loaded.digest == model.digest { return loaded.probe }
        let read = await Self.queue.value { () -> Result<LinearProbe, InferenceError> in
            do throws(InferenceError) {
                return .success(try LinearProbe(json: try model.bytes(of: "probe")))
            } catch {
                return .failure(error)
            }
        }
        let loaded = try read.get()
        probe.withLock { $0 = (model.digest, loaded) }
        return loaded
    }
}
