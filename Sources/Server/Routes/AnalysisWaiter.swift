import ServiceLifecycle
import Storage

/// Waits for an analysis to end, wherever it runs.
struct AnalysisWaiter: Sendable {
    let analyses: any AnalysisRepository & ChangeRepository
    var now: @Sendable () -> ContinuousClock.Instant = { .now }

    /// The newest state of an analysis: as soon as it ended, when the patience is used up, or when the server stops.
    ///
    /// Without patience it is the one that was given.
    func wait(for record: AnalysisRecord, upTo patience: Duration) async throws -> AnalysisRecord {
        guard patience > .zero else { return record }
        let deadline = now() + patience
        var latest = record
        let changes = analyses.changes(of: .analysis(record.id))
        while latest.state == .queued || latest.state == .running {
            // It may have changed before the watch began, and without being told since.
            guard let found = try await analyses.analysis(id: record.id, owner: record.ownerID) else { break }
            latest = found
            guard latest.state == .queued || latest.state == .running, now() < deadline,
                !Task.isShuttingDownGracefully
            else { break }
            _ = await withGracefulShutdownHandler {
                await changes.next(within: deadline - now())
            } onGracefulShutdown: {
                changes.tell()
            }
            try Task.checkCancellation()
        }
        return latest
    }
}
