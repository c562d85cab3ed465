public import DetectionCore
import Dispatch
public import Inference
import MediaDecoding

/// A picture detector that is nothing but a model folder: a standard view in, a score or a map out.
public struct FolderPictureDetector: Detector {
    private static let queue = DispatchQueue(label: "touchstone.image.folder", attributes: .concurrent)

    /// The manifest's id.
    public let id: String
    /// The manifest's version.
    public let version: String
    /// Pictures.
    public let kind = MediaKind.image

    private let manifest: ModelManifest
    private let output: ModelManifest.Output
    private let inputName: String
    private let view: ImageView
    private let repository: ModelRepository

    /// A detector for a manifest; nil when it is not a picture detector with a standard view and a score.
    public init?(_ manifest: ModelManifest, repository: ModelRepository) {
        guard manifest.role == .detector, manifest.modality == .image, let input = manifest.input,
            input.view == .image, let view = ImageView(input), let output = manifest.output
        else { return nil }
        id = manifest.id
        version = manifest.version
        self.manifest = manifest
        self.output = output
        inputName = input.name
        self.view = view
        self.repository = repository
    }

    /// The model's score as log-odds of synthetic, with a likelihood ratio when the manifest calibrates it.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.picture(of: medium, minSide: manifest.applicability?.minSide ?? 1) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            do throws(InferenceError) {
                let model = try await repository.model(id)
                look.digest = model.digest
                let pixels = await Self.queue.value { [view] in view.tensor(of: image) }
                guard let values = try await model.run([inputName: pixels])[output.name],
                    let score = output.logOdds(in: values)
                else { throw output.missing }
                let llr = manifest.calibration?.llr(ofScore: score)
                return look.done(
                    score: score, llr: llr, FolderWords.sentence(id, score: score, llr: llr),
                    heatmap: output.heatmap(
                        of: values, window: view.window(width: image.width, height: image.height)))
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }
}
