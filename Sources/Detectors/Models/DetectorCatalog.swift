public import Inference

/// All detectors of an installation.
public enum DetectorCatalog {
    /// The built-in detectors and one for each dropped-in model folder, by id.
    ///
    /// A folder cannot take the place of a built-in detector. Building the list loads no model.
    public static func detectors(repository: ModelRepository) -> [any Detector] {
        let builtIn: [any Detector] = [
            ClipImageDetector(repository: repository), MetadataDetector(),
            TextSmolLM2Detector(models: repository), TextNGramDetector(models: repository),
        ]
        let taken = Set(builtIn.map(\.id))
        let folders: [any Detector] = repository.manifests
            .filter { !taken.contains($0.id) }
            .compactMap { FolderModelDetector($0, repository: repository) }
        return (builtIn + folders).sorted { $0.id < $1.id }
    }
}
