public import DetectionCore
public import Foundation

/// The changes of a re-run.
public struct ChangeView: Codable, Sendable, Equatable {
    /// A detector that answers differently, or with another model.
    public struct Detector: Codable, Sendable, Equatable {
        /// The detector's id.
        public var id: String
        /// Its model before; nil when it did not answer or has none.
        public var modelBefore: String?
        /// Its model now.
        public var modelNow: String?
        /// Its log-likelihood ratio before.
        public var llrBefore: Double?
        /// Its log-likelihood ratio now.
        public var llrNow: Double?

        enum CodingKeys: String, CodingKey {
            case id
            case modelBefore = "model_before"
            case modelNow = "model_now"
            case llrBefore = "llr_before"
            case llrNow = "llr_now"
        }
    }

    /// Time of the earlier report.
    public var since: Date
    /// The verdict before.
    public var verdictBefore: Verdict
    /// The verdict now.
    public var verdictNow: Verdict
    /// The probability before.
    public var probabilityBefore: Double?
    /// The probability now.
    public var probabilityNow: Double?
    /// The detectors that differ, by id.
    public var detectors: [Detector]

    enum CodingKeys: String, CodingKey {
        case since, detectors
        case verdictBefore = "verdict_before"
        case verdictNow = "verdict_now"
        case probabilityBefore = "probability_before"
        case probabilityNow = "probability_now"
    }

    /// The difference between two reports of the same medium.
    public init(from before: Report, to now: Report) {
        since = before.finished
        verdictBefore = before.verdict
        verdictNow = now.verdict
        probabilityBefore = before.probability
        probabilityNow = now.probability
        let (old, new) = (before.evidenceByDetector, now.evidenceByDetector)
        detectors = Set(old.keys).union(new.keys).sorted().compactMap { id in
            let (first, second) = (old[id], new[id])
            guard first?.llr != second?.llr || first?.digest != second?.digest || first?.state != second?.state else {
                return nil
            }
            return Detector(
                id: id, modelBefore: first?.digest, modelNow: second?.digest, llrBefore: first?.llr,
                llrNow: second?.llr)
        }
    }
}

extension Report {
    fileprivate var evidenceByDetector: [String: Evidence] {
        Dictionary(evidence.map { ($0.detector, $0) }) { first, _ in first }
    }
}
