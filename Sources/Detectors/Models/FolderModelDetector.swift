public import DetectionCore
import Dispatch
public import Inference

/// A picture detector that is nothing but a model folder: a standard view in, a score out.
public struct FolderModelDetector: Detector {
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
            let view = ImageView(input), let output = manifest.output
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
                else {
                    throw InferenceError(
                        .wrongShape,
                        "The output '\(output.name)' has no \(output.kind.rawValue) where one was announced.")
                }
                let llr = manifest.calibration?.llr(ofScore: score)
                return look.done(score: score, llr: llr, Self.sentence(id, score, llr))
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    private static func sentence(_ id: String, _ score: Double, _ llr: Double?) -> String {
        let leaning = (llr ?? score) > 0 ? "synthetic" : "authentic"
        return llr == nil
            ? "The model '\(id)' leans \(leaning); it is not calibrated, so it does not count."
            : "The model '\(id)' leans \(leaning)."
    }
}
