import DetectionCore
import Storage

/// How one attempt at a job ended.
enum JobOutcome: Sendable {
    /// With a report or a final error, to be stored under the fence.
    case finished(Result<IllustratedReport, MediaError>)
    /// Another worker holds it now, or its analysis was deleted: nothing may be written.
    case leaseLost
    /// This process stops: the job goes back to the queue as if it had not been taken.
    case interrupted
    /// The medium cannot be read at the moment, with the words of the store: the job rests, or is given up.
    case setBack(Setback.Reason, String)
}

extension JobOutcome {
    /// The outcome when the task was cancelled meanwhile: only a report is worth keeping, an error may be the
    /// cancellation's own.
    var interruptedUnlessReported: JobOutcome {
        switch self {
        case .finished(.success), .leaseLost: self
        case .finished(.failure), .interrupted, .setBack: .interrupted
        }
    }
}
