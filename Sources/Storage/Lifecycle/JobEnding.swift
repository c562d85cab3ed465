public import DetectionCore
public import Foundation

/// How a job ended, as it is stored.
public struct JobEnding: Sendable, Equatable {
    /// End time.
    public let time: Date
    /// `done` or `failed`.
    let state: AnalysisRecord.State
    let report: String?
    let summary: String?
    let verdict: String?
    let probability: Double?
    let error: String?
    let errorCode: String?

    /// A job's outcome at a time.
    ///
    /// Throws `failed` when it cannot be written as JSON.
    public init(_ outcome: Result<Report, MediaError>, at time: Date) throws(StorageError) {
        self.time = time
        switch outcome {
        case .success(let made):
            state = .done
            report = try JSONText.encode(made)
            summary = try JSONText.encode(ReportSummary(made))
            verdict = made.verdict.rawValue
            probability = made.probability
            (error, errorCode) = (nil, nil)
        case .failure(let reason):
            state = .failed
            (report, summary, verdict, probability) = (nil, nil, nil, nil)
            error = try JSONText.encode(reason)
            errorCode = reason.code.rawValue
        }
    }
}
