import Analysis
import Detectors
import Foundation
import MediaDecoding
import Synchronization

@testable import DetectionCore

/// Recognises by the first bytes and answers at once, or when told to.
final class FakeAnalyzer: MediaAnalyzing {
    private let gate: Gate?
    private let seen = Mutex<[AnalysisOptions]>([])
    private let refusals: Mutex<[MediaError]>
    private let lists = Mutex<[String?]>([])

    /// An analyzer that waits at a gate before it answers, when there is one, and refuses the first media with errors.
    init(gate: Gate? = nil, refusals: [MediaError] = []) {
        self.gate = gate
        self.refusals = Mutex(refusals)
    }

    /// The digests of the trust lists that it was told of; nil for none.
    var trusted: [String?] { lists.withLock { $0 } }

    func trust(_ list: TrustList?) { lists.withLock { $0.append(list?.digest) } }

    /// The options of every analysis so far.
    var options: [AnalysisOptions] { seen.withLock { $0 } }

    func describe(_ file: MediaFile) async throws(MediaError) -> MediaDescription {
        if let refusal = refusals.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw refusal }
        let head = try file.read(at: 0, count: 8)
        let format: MediaFormat
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            format = .png
        } else if head.starts(with: [0xFF, 0xD8]) {
            format = .jpeg
        } else if head.contains(0) {
            throw MediaError(.unsupportedMedia, "This format is not known.")
        } else {
            format = .text
        }
        return MediaDescription(
            kind: format.kind ?? .text, format: format, bytes: file.count, sha256: String(repeating: "0", count: 64))
    }

    /// Knows a sample of 200.
    func check(_ settings: VerdictSettings, for kind: MediaKind) throws(MediaError) {
        guard settings.maxFPR < 0.005 else { return }
        throw MediaError(
            .invalidRequest, OperatingPointError.sampleTooSmall(rate: settings.maxFPR, count: 200).description)
    }

    func analyze(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Report {
        seen.withLock { $0.append(options) }
        let media = try await describe(file)
        if try file.read(at: 0, count: 6) == Array("broken".utf8) {
            throw MediaError(.unprocessableMedia, "The text is broken.")
        }
        let evidence = Evidence(
            detector: "\(media.kind.rawValue).fake", version: "1.0.0", state: .done, score: 1, llr: 3,
            explanation: "It looks made up.",
            heatmap: media.kind == .image ? Heatmap(width: 1, height: 1, values: Data([255])) : nil)
        await onEvidence(evidence)
        await gate?.pass()
        let decision = Decision(
            verdict: .synthetic, reason: nil, probability: 0.95, interval: nil, llr: 3, operatingPoint: nil,
            evidence: [evidence], coverage: 1, conflicts: [])
        return Report(
            id: id, created: Date(timeIntervalSince1970: 0), finished: Date(timeIntervalSince1970: 1), media: media,
            decision: decision, claims: [], warnings: [], engine: .init(version: "0", models: [:]))
    }

    /// A report, with a few bytes in the place of a picture when it is one.
    func illustrate(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> IllustratedReport {
        let report = try await analyze(id: id, file, options: options, onEvidence: onEvidence)
        return IllustratedReport(report: report, thumbnail: report.media.kind == .image ? [0xFF, 0xD8, 0xFF] : nil)
    }

    var capabilities: Capabilities {
        Capabilities(
            formats: MediaFormat.allCases, maxBytes: 1 << 40, maxPixels: 1 << 28,
            detectors: [
                .init(id: "image.fake", kind: .image, version: "1.0.0", digest: nil, problem: nil, problemCode: nil),
                .init(id: "text.fake", kind: .text, version: "1.0.0", digest: nil, problem: nil, problemCode: nil),
            ],
            operatingPoints: [:])
    }
}
