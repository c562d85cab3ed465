import DetectionCore

/// How one attempt at a job ended.
enum JobOutcome: Sendable {
    /// With a report or a final error, to be stored under the fence.
    case finished(Result<IllustratedReport, MediaError>)
    /// Another worker holds it now, or its analysis was deleted: nothing may be written.
    case leaseLost
    /// This process stops, or the medium cannot be read at the moment: the job goes back to the queue.
    case interrupted
}

extension JobOutcome {
    /// The outcome when the task was cancelled meanwhile: only a report is worth keeping, an error may be the
    /// cancellation's own.
    var interruptedUnlessReported: JobOutcome {
        switch self {
        case .finished(.success), .leaseLost: self
        case .finished(.failure), .interrupted: .interrupted
        }
    }
}
