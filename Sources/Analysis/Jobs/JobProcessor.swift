public import Logging
public import ServiceLifecycle
public import Storage

import Foundation

/// Takes analyses from the queue, a bounded number at a time, and runs each under a lease.
///
/// A job belongs to whoever holds its newest fencing token. If this process dies, the lease runs out and another
/// worker takes the job; if it is asked to stop, its jobs go back to the queue at once.
public struct JobProcessor: Service {
    private let analyses: any HistoryStore
    private let runner: JobRunner
    private let settings: JobSettings
    private let logger: Logger

    /// A processor.
    ///
    /// - Parameters:
    ///   - custodian: The queue and its media.
    ///   - analyzer: What turns a medium into a report.
    ///   - settings: Concurrency, lease and retries.
    ///   - logger: Where failures of the queue itself are told.
    public init(
        custodian: MediaCustodian, analyzer: any MediaAnalyzing, settings: JobSettings = JobSettings(), logger: Logger
    ) {
        analyses = custodian.analyses
        runner = JobRunner(custodian: custodian, analyzer: analyzer, settings: settings, logger: logger)
        self.settings = settings
        self.logger = logger
    }

    /// Works until graceful shutdown or cancellation, then gives running jobs back to the queue.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                await dispatch(in: &group)
                group.cancelAll()
            }
        }
    }

    private func dispatch(in group: inout DiscardingTaskGroup) async {
        let line = analyses.changes(of: .line)
        let slots = JobSlots(capacity: settings.concurrency)
        while !Task.isCancelled {
            while !Task.isCancelled, slots.take() {
                guard let job = await claim() else {
                    slots.giveBack()
                    break
                }
                group.addTask {
                    await runner.run(job)
                    slots.giveBack()
                    line.tell()
                }
            }
            // Nobody tells of leases and rests that end. Each worker looks at its own moment, so that many do not ask at once.
            _ = await line.next(within: settings.pollInterval * .random(in: 0.5...1))
        }
    }

    private func claim() async -> AnalysisRecord? {
        do {
            let now = try await analyses.now()
            return try await analyses.claim(now: now, leaseUntil: now + settings.lease.seconds, by: settings.worker)
        } catch {
            guard !Task.isCancelled else { return nil }
            logger.error("The job queue cannot be read", metadata: ["error": "\(error)"])
            return nil
        }
    }
}
