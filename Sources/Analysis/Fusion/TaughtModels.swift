import DetectionCore
import Detectors
import Foundation
import Inference

/// What the taught detectors of an installation were measured at, as far as it holds for the models that are installed now.
struct TaughtModels {
    private var scores: [TaughtScores] = []
    /// Why a taught detector has no weight, one sentence each.
    private(set) var problems: [String] = []

    /// Reads the lessons of the taught models.
    init(_ models: ModelRepository) {
        let manifests = models.manifests
        let stands = Dictionary(
            manifests.map { ($0.id, PictureGuard.models($0, backbones: manifests)) }
        ) { first, _ in first }
        for manifest in manifests where manifest.isTaught {
            let id = manifest.id
            guard let bytes = try? models.bytes(of: ModelManifest.lesson, id),
                let read = try? JSONDecoder().decode(TaughtScores.self, from: Data(bytes)), read.detector == id,
                (read.guarded + read.authentic + read.synthetic).allSatisfy({ $0.base.isFinite && $0.own.isFinite })
            else {
                problems.append("What '\(id)' was measured at cannot be read, so it has no weight: teach it again.")
                continue
            }
            guard let stand = stands[read.base], read.stand.hasSuffix("/" + stand) else {
                problems.append(
                    "'\(id)' was taught beside another version of '\(read.base)', so it has no weight: teach it again.")
                continue
            }
            scores.append(read)
        }
    }

    /// Those of one kind of medium.
    func scores(of kind: MediaKind) -> [TaughtScores] { scores.filter { $0.kind == kind } }
}
