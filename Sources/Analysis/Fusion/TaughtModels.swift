import DetectionCore
import Detectors
import Foundation
import Inference

/// What the taught detectors of an installation were measured at, as far as it holds for the models that are installed now.
struct TaughtModels {
    private var scores: [TaughtScores] = []
    private var profiles: [MediaKind: [FusionProfile]] = [:]
    /// Why a taught detector has no weight, one sentence each.
    private(set) var problems: [String] = []

    /// Reads the lessons of the taught models.
    init(_ models: ModelRepository) {
        let manifests = models.manifests
        let stands = Dictionary(
            manifests.map { ($0.id, PictureGuard.models($0, backbones: manifests)) }
        ) { first, _ in first }
        for manifest in manifests where manifest.files[ModelManifest.fusion] != nil {
            addProfile(of: manifest, models)
        }
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

    /// Profiles of models that were calibrated on a user's files, of one kind of medium.
    func profiles(of kind: MediaKind) -> [FusionProfile] { profiles[kind] ?? [] }

    private mutating func addProfile(of manifest: ModelManifest, _ models: ModelRepository) {
        let id = manifest.id
        guard let kind = MediaKind(rawValue: manifest.modality.rawValue),
            let bytes = try? models.bytes(of: ModelManifest.fusion, id),
            let profile = try? JSONDecoder().decode(FusionProfile.self, from: Data(bytes)),
            profile.detectors.contains(id), (profile.authentic + profile.synthetic).allSatisfy(\.isFinite)
        else {
            problems.append("What '\(id)' was calibrated at cannot be read, so it has no weight: calibrate it again.")
            return
        }
        profiles[kind, default: []].append(profile)
    }

    /// Scores of those of one kind of medium.
    func scores(of kind: MediaKind) -> [TaughtScores] { scores.filter { $0.kind == kind } }
}
