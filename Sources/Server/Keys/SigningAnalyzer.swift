import Analysis
import DetectionCore
import Detectors
import MediaDecoding
import Signing

/// An analyzer whose reports are signed as soon as they are made, before anything stores them.
struct SigningAnalyzer: MediaAnalyzing {
    let base: any MediaAnalyzing
    let keys: KeyRing

    func describe(_ file: MediaFile) async throws(MediaError) -> MediaDescription { try await base.describe(file) }

    func check(_ settings: VerdictSettings, for kind: MediaKind) throws(MediaError) {
        try base.check(settings, for: kind)
    }

    func analyze(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Report {
        try signed(try await base.analyze(id: id, file, options: options, onEvidence: onEvidence))
    }

    func illustrate(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> IllustratedReport {
        let made = try await base.illustrate(id: id, file, options: options, onEvidence: onEvidence)
        return IllustratedReport(report: try signed(made.report), thumbnail: made.thumbnail)
    }

    private func signed(_ report: Report) throws(MediaError) -> Report {
        guard let signed = try? ReportSigner(keys.reports).sign(report) else {
            throw MediaError(.internal, "The report could not be signed.")
        }
        return signed
    }

    var capabilities: Capabilities { base.capabilities }

    func trust(_ list: TrustList?) { base.trust(list) }
}
