import DetectionCore
public import Inference
public import MediaDecoding

/// Finds the faces in a picture: in the whole, in tiles of big pictures, and then again from close by.
///
/// The second look, in a window four times a face's width, drops textures that look like a face at one scale only.
public struct FaceFinder: Sendable {
    private static let model = "blazeface"
    /// Candidates that get a second look, surest first.
    private static let most = 32

    private let repository: ModelRepository

    /// A finder that loads its network from the repository when the first picture comes.
    public init(repository: ModelRepository) {
        self.repository = repository
    }

    /// All faces, best first; empty when there are none.
    ///
    /// One small inference for each of at most 17 windows and each of at most 32 candidates. Frames of a video are
    /// pictures like any other.
    /// - Throws: `InferenceError`, such as `modelMissing`.
    public func faces(in image: DecodedImage) async throws(InferenceError) -> [Face] {
        let model = try await repository.model(Self.model)
        var candidates: [Face] = []
        for window in FaceTiles.windows(width: image.width, height: image.height) {
            candidates += try await faces(in: window, of: image, by: model)
        }
        var found: [Face] = []
        for face in Face.merged(candidates).prefix(Self.most) {
            guard let window = FaceTiles.window(around: face, width: image.width, height: image.height) else {
                continue
            }
            let again = try await faces(in: window, of: image, by: model)
            if let same = again.first(where: { $0.box.overlap(with: face.box) > Face.sameOverlap }) {
                found.append(same)
            }
        }
        return Face.merged(found)
    }

    private func faces(
        in window: PixelRectangle, of image: DecodedImage, by model: Model
    ) async throws(InferenceError) -> [Face] {
        let letterbox = Letterbox(window, side: BlazeFace.side)
        let pixels = await WorkQueue.shared.run { letterbox.tensor(of: image) }
        let output = try await model.run(["pixels": pixels])
        guard let boxes = output["boxes"], let scores = output["scores"] else {
            throw InferenceError(.wrongShape, "The face finder has no outputs 'boxes' and 'scores'.")
        }
        return try BlazeFace.faces(boxes: boxes, scores: scores, in: letterbox)
    }
}
