public import Foundation

/// The whole answer about one medium: what the command line prints and the API returns.
public struct Report: Codable, Sendable, Equatable {
    /// Opaque id of the analysis.
    public var id: String
    /// Always `done`: a report exists only when the analysis ended.
    public var state: String
    /// When the analysis was asked for.
    public var created: Date
    /// End time.
    public var finished: Date
    /// The medium.
    public var media: MediaDescription
    /// The answer.
    public var verdict: Verdict
    /// Why the answer abstains, when it does; `signed` when a trusted signature gave it.
    public var reason: Reason?
    /// Calibrated P(synthetic).
    public var probability: Double?
    /// Bounds of the probability.
    public var interval: [Double]?
    /// The direction of `probability`.
    public var polarity: String
    /// Calibrated natural-log likelihood ratio: logit of the probability less logit of the prior.
    ///
    /// The contributions of the evidence sum to it. Reports of version 0.1 have the weighted sum before calibration.
    public var llr: Double?
    /// Thresholds and what was measured there.
    public var operatingPoint: OperatingPoint?
    /// Every detector that ran, in the order of their ids.
    public var evidence: [Evidence]
    /// Share of the deciding detectors that answered.
    public var coverage: Double
    /// Pairs of sources in strong contradiction.
    public var conflicts: [[String]]
    /// What the file says about itself.
    public var provenance: Provenance
    /// What re-delivered views of the medium were decided to be; nil when they were not looked at.
    public var stability: Stability?
    /// Things a reader should know, as stable codes.
    public var warnings: [String]
    /// The program and models that answered.
    public var engine: Engine
    /// By whom the report was made; nil where nobody signs.
    public var signature: Signature?

    enum CodingKeys: String, CodingKey {
        case id, state, created, finished, media, verdict, reason, probability, interval, polarity, llr
        case operatingPoint = "operating_point"
        case evidence, coverage, conflicts, provenance, stability, warnings, engine, signature
    }

    /// The program and the model digests behind a report.
    public struct Engine: Codable, Sendable, Equatable {
        /// Version of the program.
        public var version: String
        /// Digest by detector id.
        public var models: [String: String]
        /// What computed the models of these detectors elsewhere, by detector id; nil where nothing did.
        public var remote: [String: String]?
        /// The arithmetic of these detectors' models on the processor that answered, `int8`, `bf16` or `f32`, by detector id;
        /// those that compute in `f32` everywhere are left out, nil where that is all of them.
        public var arithmetic: [String: String]?
        /// The trust list by which signatures were checked; nil where there was none.
        public var trustList: TrustedCertificates?

        enum CodingKeys: String, CodingKey {
            case version, models, remote, arithmetic
            case trustList = "trust_list"
        }

        /// The engine that answered.
        public init(
            version: String, models: [String: String], remote: [String: String]? = nil,
            arithmetic: [String: String]? = nil, trustList: TrustedCertificates? = nil
        ) {
            self.version = version
            self.models = models
            self.remote = remote
            self.arithmetic = arithmetic
            self.trustList = trustList
        }
    }

    /// A trust list, named so that a reader can tell which one it was.
    public struct TrustedCertificates: Codable, Sendable, Equatable {
        /// Digest of the file, `sha256:` and 64 hexadecimal digits.
        public var digest: String
        /// How many certificates it holds.
        public var certificates: Int

        /// A trust list.
        public init(digest: String, certificates: Int) {
            self.digest = digest
            self.certificates = certificates
        }
    }

    /// What the file says about its own origin.
    public struct Provenance: Codable, Sendable, Equatable {
        /// Its signed provenance; nil for texts and where it was not looked for.
        public var c2pa: ContentCredentials?
        /// A generator's signature over its pixels; nil where none is stated.
        public var pixelSignature: PixelSignature?
        /// Claims in its metadata.
        public var metadata: [MetadataClaim]
        /// Notes in its metadata that are shown and claim nothing; nil where there are none.
        public var remarks: [MetadataRemark]?

        enum CodingKeys: String, CodingKey {
            case c2pa, metadata, remarks
            case pixelSignature = "pixel_signature"
        }

        /// What one file says.
        public init(
            c2pa: ContentCredentials? = nil, pixelSignature: PixelSignature? = nil, metadata: [MetadataClaim] = [],
            remarks: [MetadataRemark] = []
        ) {
            self.c2pa = c2pa
            self.pixelSignature = pixelSignature
            self.metadata = metadata
            self.remarks = remarks.isEmpty ? nil : remarks
        }
    }
}
