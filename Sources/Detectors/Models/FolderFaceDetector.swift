public import DetectionCore
public import Inference
import MediaDecoding

/// A detector of manipulated faces that is nothing but a model folder: the square around each face in, a score out.
///
/// A picture's score is that of its highest face: one changed face in a group is enough.
public struct FolderFaceDetector: Detector {
    /// Faces a picture is judged by, surest first.
    private static let maxFaces = 8

    /// The manifest's id.
    public let id: String
    /// The manifest's version.
    public let version: String
    /// Pictures.
    public let kind = MediaKind.image
    /// What the manifest says.
    public let isExperimental: Bool

    private let folder: FolderPictureModel
    private let finder: FaceFinder

    /// A detector for a manifest; nil when it is not a picture detector with the view `face` and a score.
    public init?(_ manifest: ModelManifest, repository: ModelRepository) {
        guard let folder = FolderPictureModel(manifest, view: .face, repository: repository) else { return nil }
        id = manifest.id
        version = manifest.version
        isExperimental = manifest.isExperimental
        self.folder = folder
        finder = FaceFinder(repository: repository)
    }

    /// The highest score of the faces, with a region for each.
    ///
    /// `notApplicable` without a face, or when every face's square is under the manifest's smallest side.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.picture(of: medium, minSide: 1) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            do throws(InferenceError) {
                let faces = try await finder.faces(in: image)
                guard !faces.isEmpty else { return look.notApplicable(.noFace, "No face was found in the picture.") }
                let crops = crops(of: faces, in: image)
                guard !crops.isEmpty else {
                    return look.notApplicable(.faceTooSmall, "Every face is too small; too little can be seen in it.")
                }
                let model = try await folder.loaded()
                look.digest = model.digest
                var regions: [Region] = []
                for (face, crop) in crops {
                    let (score, _) = try await folder.answer(of: model) { image.cut(to: crop.square) }
                    regions.append(Region(box: face.box.pixels(width: image.width, height: image.height), score: score))
                }
                let score = regions.map(\.score).max() ?? 0
                let llr = folder.manifest.calibration?.llr(ofScore: score)
                var evidence = look.done(score: score, llr: llr, FolderWords.sentence(id, isCalibrated: llr != nil))
                evidence.regions = regions
                return evidence
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    private func crops(of faces: [Face], in image: DecodedImage) -> [(Face, FaceCrop)] {
        let minSide = folder.manifest.applicability?.minSide ?? 1
        let crops = faces.compactMap { face in
            FaceCrop(face, width: image.width, height: image.height).map { (face, $0) }
        }
        return Array(crops.filter { $0.1.square.width >= minSide }.prefix(Self.maxFaces))
    }
}
