import Analysis
import DetectionCore

/// One line of an evaluation's output: what was said of a medium of which it is known what it is.
struct Prediction: Codable, Sendable, Equatable {
    /// The path as the manifest writes it, for files.
    var path: String?
    /// The manifest's line, from 1, for texts.
    var row: Int?
    /// The label: the truth about the file.
    var label: LabelledItem.Label
    /// The generator, or the source of a real file.
    var generator: String
    /// The delivery: how the file was re-encoded.
    var delivery: String?
    /// The verdict; nil when it could not be analysed.
    var verdict: Verdict?
    /// Why the verdict abstains.
    var reason: Reason?
    /// Calibrated P(synthetic).
    var probability: Double?
    /// Fused score: the weighted sum before calibration, which would make ties of what it ranks.
    var llr: Double?
    /// Raw score by detector.
    var scores: [String: Double]
    /// Log-likelihood ratio by detector.
    var llrs: [String: Double]
    /// Milliseconds from opening to report.
    var milliseconds: Double
    /// Code of what went wrong.
    var error: MediaError.Code?

    /// What was said of an item.
    ///
    /// - Parameter fusion: The tables that the report was made with.
    init(item: LabelledItem, outcome: Result<Report, MediaError>, fusion: FusionTables, milliseconds: Double) {
        path = item.path
        row = item.row
        label = item.label
        generator = item.generator
        delivery = item.delivery
        self.milliseconds = milliseconds
        switch outcome {
        case .success(let report):
            verdict = report.verdict
            reason = report.reason
            probability = report.probability
            llr = fusion[report.media.kind]?.best(for: report.evidence)?.score
            scores = Self.byDetector(report.evidence, \.score)
            llrs = Self.byDetector(report.evidence, \.llr)
        case .failure(let failure):
            scores = [:]
            llrs = [:]
            error = failure.code
        }
    }

    private static func byDetector(_ evidence: [Evidence], _ value: (Evidence) -> Double?) -> [String: Double] {
        Dictionary(evidence.compactMap { item in value(item).map { (item.detector, $0) } }) { first, _ in first }
    }
}
