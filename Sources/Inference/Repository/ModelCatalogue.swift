import Foundation

/// The contents of the model folders: the newest valid version of each model, and the faults of the others.
struct ModelCatalogue: Sendable {
    private(set) var models: [String: InstalledModel] = [:]
    private(set) var problems: [ModelProblem] = []

    /// Reads the manifests below the roots; a file of a model may lie in any of them, earlier roots first.
    ///
    /// - Parameter isElsewhere: Whether a model's graph is computed elsewhere and so need not be here.
    init(roots: [String], isElsewhere: (String) -> Bool = { _ in false }) {
        let ids = Set(roots.flatMap(Self.folders)).sorted()
        for id in ids {
            let names = Set(roots.flatMap { Self.folders(in: "\($0)/\(id)") })
            let versions = names.compactMap(ModelVersion.init).sorted(by: >)
            for name in names.sorted() where ModelVersion(name) == nil {
                let sentence = "The folder '\(id)/\(name)' is not named by a version such as 1.0.0: rename it."
                report(id, InferenceError(.manifestInvalid, sentence))
            }
            for version in versions {
                let folder = ModelFolder(id: id, version: version.description, roots: roots)
                do throws(InferenceError) {
                    models[id] = try Self.read(folder)
                    break
                } catch {
                    report(id, error)
                }
            }
        }
        let sorted = models.values.sorted { $0.manifest.id < $1.manifest.id }
        for model in sorted { checkFiles(of: model, withoutGraph: isElsewhere(model.manifest.id)) }
        for model in sorted { checkNeeds(of: model) }
    }

    /// A model needs the one whose graph is its own, and those that are asked beside it: there and without problems.
    private mutating func checkNeeds(of model: InstalledModel) {
        let manifest = model.manifest
        if let problem = needsProblem(of: manifest) { return report(manifest.id, problem) }
        var needed = Set(manifest.needs)
        if case .backbone(let id) = manifest.graph { needed.insert(id) }
        guard let found = problems.first(where: { needed.contains($0.model) }) else { return }
        let sentence = "The model '\(manifest.id)' needs the model '\(found.model)'. \(found.message)"
        report(manifest.id, InferenceError(found.code, sentence))
    }

    /// Why a model cannot use one that it needs, or nil when all are there.
    func needsProblem(of manifest: ModelManifest) -> InferenceError? {
        if case .backbone(let id) = manifest.graph, let problem = Self.backboneProblem(manifest.id, id, models[id]) {
            return problem
        }
        return manifest.needs.first { models[$0] == nil }.map { id in
            InferenceError(
                .modelMissing,
                "The model '\(manifest.id)' needs the model '\(id)', which is missing: put its folder, which comes with "
                    + "Touchstone, back beside the others.")
        }
    }

    /// Every model needs its files.
    private mutating func checkFiles(of model: InstalledModel, withoutGraph: Bool) {
        let manifest = model.manifest
        let references =
            manifest.files.values.sorted { $0.file < $1.file } + (withoutGraph ? [] : manifest.graph?.files ?? [])
        for reference in references where model.folder.path(of: reference.file) == nil {
            let sentence = "The file '\(reference.file)' of '\(manifest.id)' is missing: run ./setup."
            report(manifest.id, InferenceError(.modelMissing, sentence))
        }
    }

    /// Why a model cannot use another one's graph, or nil when it can.
    private static func backboneProblem(_ id: String, _ backbone: String, _ found: InstalledModel?) -> InferenceError? {
        guard let found else {
            return InferenceError(
                .modelMissing, "The model '\(id)' needs the model '\(backbone)', which is missing: run ./setup.")
        }
        guard found.manifest.role == .backbone else {
            return InferenceError(
                .manifestInvalid,
                "The model '\(id)' names '\(backbone)' as its backbone, whose role is another: correct the manifest.")
        }
        return nil
    }

    private mutating func report(_ id: String, _ error: InferenceError) {
        problems.append(ModelProblem(model: id, code: error.code, message: error.message))
    }

    private static func read(_ folder: ModelFolder) throws(InferenceError) -> InstalledModel {
        guard let path = folder.path(of: "manifest.json"), let data = FileManager.default.contents(atPath: path) else {
            throw InferenceError(
                .manifestInvalid, "The model folder '\(folder.id)/\(folder.version)' has no readable manifest.json.")
        }
        let manifest = try ModelManifest.read(data, from: folder)
        return InstalledModel(manifest: manifest, folder: folder, digest: FileDigest.sha256(of: data))
    }

    private static func folders(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }
}
