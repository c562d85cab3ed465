import DetectionCore
public import Detectors
public import Inference
public import MediaDecoding

extension Analyzer {
    /// The analyzer of this installation: its models, its fusion tables, its decoder program.
    ///
    /// Nothing is loaded or started yet; the first medium of a kind loads what it needs.
    ///
    /// - Parameters:
    ///   - parallelism: `.latency` for one medium at a time, `.throughput` for many.
    ///   - decoders: Most decoder processes at a time.
    ///   - trustList: Whose signatures are proof; without one nobody's are.
    ///   - pixelSignatures: What checks signatures over pixels.
    ///   - limits: What is accepted.
    ///   - runsExperimental: Whether experimental detectors run without being named.
    ///   - remote: Where graphs are computed that this process does not compute itself; nil for none.
    ///   - graphs: Where compiled graphs are stored; nil for nowhere.
    ///   - idle: How long after its last use a model's graph stays in memory; nil for as long as the analyzer.
    ///   - folders: Roots of model folders.
    public static func standard(
        _ parallelism: Parallelism = .throughput, decoders: Int = 2, trustList: TrustList? = nil,
        pixelSignatures: PixelSignatureReader = .novelAI, limits: DecodeLimits = DecodeLimits(),
        runsExperimental: Bool = false, remote: (any RemoteGraphs)? = nil, graphs: GraphCache? = nil,
        idle: Duration? = nil,
        folders: [String] = ModelRepository.standardFolders()
    ) -> Analyzer {
        let models = ModelRepository(
            folders: folders, parallelism: parallelism, remote: remote, cache: graphs, idle: idle)
        let fusion = FusionTables(folders: folders, models: models)
        let pool = DecoderPool(size: decoders, limits: limits)
        return Analyzer(
            detectors: DetectorCatalog.detectors(repository: models, pictures: fusion[.image], decoders: pool),
            models: models, fusion: fusion, decoders: pool,
            credentials: CredentialReader(trustList: trustList, size: decoders, limits: limits),
            pixelSignatures: pixelSignatures, limits: limits, runsExperimental: runsExperimental)
    }
}
