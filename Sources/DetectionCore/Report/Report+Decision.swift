public import Foundation

extension Report {
    /// Whether a trusted signature made it `synthetic` that states an edit with a generator: a part is made by a machine, the
    /// whole is not.
    public var isProvedEditWithAI: Bool {
        verdict == .synthetic && reason == .signed && provenance.c2pa?.stateEditWithAI == true
            && provenance.pixelSignature?.provesSynthesis != true
    }

    /// The report of one decided medium.
    public init(
        id: String, created: Date, finished: Date, media: MediaDescription, decision: Decision,
        claims: [MetadataClaim], remarks: [MetadataRemark] = [], credentials: ContentCredentials? = nil,
        pixelSignature: PixelSignature? = nil, warnings: [String], engine: Engine
    ) {
        self.init(
            id: id, state: "done", created: created, finished: finished, media: media,
            verdict: decision.verdict, reason: decision.reason, probability: decision.probability,
            interval: decision.interval, polarity: "1 = synthetic", llr: decision.llr,
            operatingPoint: decision.operatingPoint, evidence: decision.evidence.sorted { $0.detector < $1.detector },
            coverage: decision.coverage, conflicts: decision.conflicts,
            provenance: Provenance(
                c2pa: credentials, pixelSignature: pixelSignature, metadata: claims, remarks: remarks),
            stability: decision.stability,
            warnings: warnings, engine: engine)
    }
}
