import Storage

/// Waits for an analysis to end, wherever it runs.
struct AnalysisWaiter: Sendable {
    let analyses: any AnalysisRepository

    /// The newest state of an analysis: as soon as it ended, or when the patience is used up.
    func wait(for record: AnalysisRecord, upTo patience: Duration) async throws -> AnalysisRecord {
        let deadline = ContinuousClock().now + patience
        var latest = record
        var pause = Duration.milliseconds(20)
        while latest.state == .queued || latest.state == .running, ContinuousClock().now < deadline {
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(250))
            guard let found = try await analyses.analysis(id: record.id, owner: record.ownerID) else { break }
            latest = found
        }
        return latest
    }
}
