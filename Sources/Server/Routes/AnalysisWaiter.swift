import ServiceLifecycle
import Storage

/// Waits for an analysis to end, wherever it runs.
struct AnalysisWaiter: Sendable {
    let analyses: any AnalysisRepository & ChangeRepository

    /// The newest state of an analysis: as soon as it ended, when the patience is used up, or when the server stops.
    func wait(for record: AnalysisRecord, upTo patience: Duration) async throws -> AnalysisRecord {
        let clock = ContinuousClock()
        let deadline = clock.now + patience
        var latest = record
        let changes = analyses.changes(of: .analysis(record.id))
        while latest.state == .queued || latest.state == .running {
            // It may have changed before the watch began, and without being told since.
            guard let found = try await analyses.analysis(id: record.id, owner: record.ownerID) else { break }
            latest = found
            guard latest.state == .queued || latest.state == .running, clock.now < deadline,
                !Task.isShuttingDownGracefully
            else { break }
            _ = await withGracefulShutdownHandler {
                await changes.next(within: deadline - clock.now)
            } onGracefulShutdown: {
                changes.tell()
            }
            try Task.checkCancellation()
        }
        return latest
    }
}
