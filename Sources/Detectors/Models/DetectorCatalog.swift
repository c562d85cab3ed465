public import DetectionCore
public import Inference
public import MediaDecoding

/// All detectors of an installation.
public enum DetectorCatalog {
    /// Whether an id belongs to a detector that comes with the program, so that no folder may take it.
    public static func isBuiltIn(_ id: String) -> Bool {
        detectors(repository: ModelRepository(folders: [])).contains { $0.id == id } || VideoDetectors.ids.contains(id)
    }

    /// The built-in detectors and one for each dropped-in model folder, by id.
    ///
    /// A folder cannot take the place of a built-in detector. Building the list loads no model.
    ///
    /// - Parameters:
    ///   - repository: The installed models.
    ///   - pictures: How pictures are fused, for the frames of videos.
    ///   - decoders: What reads parts of a medium again as they are stored.
    public static func detectors(
        repository: ModelRepository, pictures: FusionTable? = nil, decoders: DecoderPool? = nil
    ) -> [any Detector] {
        let builtIn: [any Detector] = [
            ClipImageDetector(repository: repository), MarkDetector(decoders: decoders),
            SpeechDetector(models: repository), SoundMarkDetector(models: repository), MusicDetector(),
            MetadataDetector(kind: .image), MetadataDetector(kind: .audio), MetadataDetector(kind: .video),
            TextSmolLM2Detector(models: repository), TextNGramDetector(models: repository),
            TextTraceDetector(),
        ]
        let taken = Set(builtIn.map(\.id) + VideoDetectors.ids)
        let folders: [any Detector] = repository.manifests
            .filter { !taken.contains($0.id) }
            .compactMap { folder($0, repository) }
        let video = VideoDetectors.made(of: builtIn + folders, fusion: pictures)
        return (builtIn + video + folders).sorted { $0.id < $1.id }
    }

    private static func folder(_ manifest: ModelManifest, _ repository: ModelRepository) -> (any Detector)? {
        FolderPictureDetector(manifest, repository: repository) ?? FolderFaceDetector(manifest, repository: repository)
            ?? FolderSoundDetector(manifest, repository: repository)
            ?? FolderTextDetector(manifest, repository: repository)
            ?? ClipImageDetector(taught: manifest, repository: repository)
    }
}
