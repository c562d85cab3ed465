public import DetectionCore
public import Detectors
public import MediaDecoding

/// The whole way from a file to a report; the seam between the pipeline and those who ask for analyses.
public protocol MediaAnalyzing: Sendable {
    /// Recognises a medium by its bytes and describes it: kind, format, size, digest, declared dimensions.
    ///
    /// - Throws: `MediaError` when the medium cannot be analysed at all; the sentence says what to do.
    func describe(_ file: MediaFile) async throws(MediaError) -> MediaDescription

    /// Refuses rates that the sample of a kind of medium cannot support.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and a sentence that names what it would support.
    func check(_ settings: VerdictSettings, for kind: MediaKind) throws(MediaError)

    /// Decodes, runs the detectors that fit, fuses and decides.
    ///
    /// - Parameters:
    ///   - id: The report's id.
    ///   - file: The medium.
    ///   - options: The user's choices.
    ///   - onEvidence: Called with each detector's evidence as it arrives.
    /// - Throws: `MediaError` when the medium cannot be analysed at all, `cancelled` for a cancelled task,
    ///   `invalidRequest` for unknown detectors or rates that the held-out sample cannot support. One failing detector
    ///   is evidence in the report, not an error.
    func analyze(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Report

    /// Like `analyze`, with a small picture of the medium.
    func illustrate(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> IllustratedReport

    /// The text of a text or a document as the detectors read it, to which their spans refer.
    ///
    /// - Throws: `MediaError` as `analyze`.
    func text(of file: MediaFile, format: MediaFormat) async throws(MediaError) -> String

    /// What can be analysed, and at which measured rates.
    var capabilities: Capabilities { get }

    /// Checks signatures by another trust list from now on; nil for none.
    func trust(_ list: TrustList?)
}

extension MediaAnalyzing {
    /// For analyzers that check no signature.
    public func trust(_ list: TrustList?) {}

    /// The text as it is stored, for analyzers without decoders.
    public func text(of file: MediaFile, format: MediaFormat) async throws(MediaError) -> String {
        try await WorkQueue.shared.run { () throws(MediaError) in try TextReader.text(of: file) }
    }

    /// A report without a picture, for analyzers that make none.
    public func illustrate(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> IllustratedReport {
        IllustratedReport(report: try await analyze(id: id, file, options: options, onEvidence: onEvidence))
    }
}
