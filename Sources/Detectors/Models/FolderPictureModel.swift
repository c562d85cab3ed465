import DetectionCore
import Inference
import MediaDecoding

/// A dropped-in model that looks at pixels: what its manifest says, and how it is asked.
struct FolderPictureModel: Sendable {

    let manifest: ModelManifest
    let output: ModelManifest.Output
    let view: ImageView
    private let inputName: String
    private let repository: ModelRepository

    /// Nil when the manifest is not that of a picture detector with this view and an output.
    init?(_ manifest: ModelManifest, view kind: ModelManifest.Input.View, repository: ModelRepository) {
        guard manifest.role == .detector, manifest.modality == .image, let input = manifest.input, input.view == kind,
            let view = ImageView(input), let output = manifest.output
        else { return nil }
        self.manifest = manifest
        self.output = output
        self.view = view
        inputName = input.name
        self.repository = repository
    }

    /// The loaded model.
    func loaded() async throws(InferenceError) -> Model { try await repository.model(manifest.id) }

    /// The score of a picture, or of a part of one, and the output it was read from.
    ///
    /// - Parameter picture: Gives the pixels; it is called off the cooperative pool.
    func answer(
        of model: Model, to picture: @escaping @Sendable () -> DecodedImage
    ) async throws(InferenceError) -> (score: Double, values: Tensor) {
        let pixels = await WorkQueue.shared.run { [view] in view.tensor(of: picture()) }
        guard let values = try await model.run([inputName: pixels])[output.name],
            let score = output.logOdds(in: values)
        else { throw output.missing }
        return (score, values)
    }
}
