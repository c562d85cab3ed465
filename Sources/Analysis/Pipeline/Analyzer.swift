public import DetectionCore
public import Detectors
public import Inference
public import MediaDecoding
import Foundation

/// The pipeline: describe, decode once, run the detectors that fit, fuse, decide.
///
/// One analyzer serves any number of analyses at once; it holds no state of its own besides the warm decoders, the
/// trust list in force and the operating points once they were asked for.
public struct Analyzer: MediaAnalyzing {
    let detectors: [any Detector]
    let models: ModelRepository?
    let fusion: FusionTables
    let operatingPoints: OperatingPoints
    let decoders: DecoderPool
    let credentials: CredentialDesk
    let pixelSignatures: PixelSignatureReader
    let limits: DecodeLimits
    let runsExperimental: Bool
    let width: Int

    /// A pipeline over given parts.
    ///
    /// - Parameters:
    ///   - detectors: What looks at the media; their ids differ.
    ///   - models: The installed models, for what the capabilities say of them.
    ///   - fusion: What was measured for them.
    ///   - decoders: The warm decoder processes.
    ///   - credentials: What checks signatures; nil leaves them unread.
    ///   - pixelSignatures: What checks signatures over pixels.
    ///   - limits: What is accepted.
    ///   - runsExperimental: Whether experimental detectors run without being named.
    ///   - width: How many detectors of one medium run at once.
    public init(
        detectors: [any Detector], models: ModelRepository? = nil, fusion: FusionTables, decoders: DecoderPool,
        credentials: CredentialReader? = nil, pixelSignatures: PixelSignatureReader = .novelAI,
        limits: DecodeLimits = DecodeLimits(), runsExperimental: Bool = false, width: Int = 2
    ) {
        self.detectors = detectors.sorted { $0.id < $1.id }
        self.models = models
        self.fusion = fusion
        operatingPoints = OperatingPoints(fusion)
        self.decoders = decoders
        self.credentials = CredentialDesk(credentials)
        self.pixelSignatures = pixelSignatures
        self.limits = limits
        self.runsExperimental = runsExperimental
        self.width = width
    }

    /// Recognises a medium by its bytes and describes it.
    public func describe(_ file: MediaFile) async throws(MediaError) -> MediaDescription {
        try await MediaDescriber.describe(file, limits: limits)
    }

    /// Decodes, runs the detectors that fit, fuses and decides.
    public func analyze(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Report {
        try await inspect(id: id, file, options: options, onEvidence: onEvidence).report
    }

    /// Like `analyze`, with a small picture of the medium.
    public func illustrate(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> IllustratedReport {
        let inspection = try await inspect(id: id, file, options: options, onEvidence: onEvidence)
        return IllustratedReport(
            report: inspection.report, thumbnail: inspection.thumbnail(side: IllustratedReport.side))
    }

    /// Like `analyze`, and hands back what was decoded, for callers that show the medium.
    public func inspect(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Inspection {
        let created = Date.now
        try check(options)
        var clock = StageClock()
        let medium = try await decode(file, isThorough: options.isThorough)
        let kind = medium.description.kind
        clock.end("decode", of: kind)
        // One reader for the whole analysis: the report names the list that its signature was checked by.
        let reader = credentials.reader
        async let said = provenance(of: medium, by: reader)
        let evidence = await run(chosen(by: options, for: kind), on: medium, onEvidence)
        let provenance = await said
        clock.end("detect", of: kind)
        guard !Task.isCancelled else { throw .cancelled }
        let views = options.isThorough ? await views(of: medium, evidence) : []
        if options.isThorough { clock.end("views", of: kind) }
        guard !Task.isCancelled else { throw .cancelled }
        let rule = VerdictRule(table: fusion[kind], settings: options.settings)
        let decision = try decide(evidence, provenance, views: views, by: rule)
        let report = Report(
            id: id, created: created, finished: .now, media: medium.description, decision: decision,
            claims: provenance.metadata, remarks: provenance.remarks ?? [],
            credentials: provenance.c2pa, pixelSignature: provenance.pixelSignature,
            warnings: Warnings.codes(for: medium, evidence, provenance),
            engine: engine(evidence, trustList: reader?.trustList))
        return Inspection(report: report, medium: medium)
    }

    /// Ends the decoder processes; analyses in flight fail.
    public func shutdown() async {
        await decoders.shutdown()
        await credentials.reader?.shutdown()
    }

    /// Checks signatures by another trust list from now on; analyses under way end with the one that they began with.
    public func trust(_ list: TrustList?) {
        credentials.trust(list)
    }

    private func decide(
        _ evidence: [Evidence], _ provenance: Report.Provenance, views: [[Evidence]], by rule: VerdictRule
    ) throws(MediaError) -> Decision {
        do throws(OperatingPointError) {
            var decisions: [Decision] = []
            for view in views { decisions.append(try rule.decide(view)) }
            return try rule.decide(
                evidence, claims: provenance.metadata, credentials: provenance.c2pa,
                pixelSignature: provenance.pixelSignature, views: decisions)
        } catch {
            throw MediaError(.invalidRequest, error.description)
        }
    }

    private func engine(_ evidence: [Evidence], trustList: TrustList?) -> Report.Engine {
        let named = evidence.compactMap { item in item.digest.map { (item.detector, $0) } }
        let digests = Dictionary(named) { first, _ in first }
        let ids = digests.mapValues { models?.ids(ofDigests: $0) ?? [] }
        let places = ids.compactMapValues { $0.lazy.compactMap { models?.place(of: $0) }.first }
        let arithmetic = ids.compactMapValues { $0.lazy.compactMap { models?.arithmetic(of: $0)?.name }.first }
        return Report.Engine(
            version: Report.Engine.currentVersion, models: digests, remote: places.isEmpty ? nil : places,
            arithmetic: arithmetic.isEmpty ? nil : arithmetic,
            trustList: trustList.map {
                Report.TrustedCertificates(digest: $0.digest, certificates: $0.count)
            })
    }
}
