public import DetectionCore
public import Inference
import MediaDecoding

/// A picture detector that is nothing but a model folder: a standard view in, a score or a map out.
public struct FolderPictureDetector: Detector {
    /// The manifest's id.
    public let id: String
    /// The manifest's version.
    public let version: String
    /// Pictures.
    public let kind = MediaKind.image
    /// What the manifest says.
    public let isExperimental: Bool

    private let folder: FolderPictureModel

    /// A detector for a manifest; nil when it is not a picture detector with a standard view and a score.
    public init?(_ manifest: ModelManifest, repository: ModelRepository) {
        guard let folder = FolderPictureModel(manifest, view: .image, repository: repository) else { return nil }
        id = manifest.id
        version = manifest.version
        isExperimental = manifest.isExperimental
        self.folder = folder
    }

    /// The model's score as log-odds of synthetic, with a likelihood ratio when the manifest calibrates it.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.picture(of: medium, minSide: folder.manifest.applicability?.minSide ?? 1) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            do throws(InferenceError) {
                let model = try await folder.loaded()
                look.digest = model.digest
                let (score, values) = try await folder.answer(of: model) { image }
                let llr = folder.manifest.calibration?.llr(ofScore: score)
                let window = folder.view.window(width: image.width, height: image.height)
                return look.done(
                    score: score, llr: llr, FolderWords.sentence(id, isCalibrated: llr != nil),
                    heatmap: folder.output.heatmap(of: values, window: window))
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }
}
