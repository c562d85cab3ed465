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
    private let signal: JobSignal
    private let settings: JobSettings
    private let logger: Logger

    /// A processor.
    ///
    /// - Parameters:
    ///   - custodian: The queue and its media.
    ///   - analyzer: What turns a medium into a report.
    ///   - signal: Raised by whoever stores a new analysis.
    ///   - settings: Concurrency, lease and retries.
    ///   - logger: Where failures of the queue itself are told.
    public init(
        custodian: MediaCustodian, analyzer: any MediaAnalyzing, signal: JobSignal,
        settings: JobSettings = JobSettings(), logger: Logger
    ) {
        analyses = custodian.analyses
        runner = JobRunner(custodian: custodian, analyzer: analyzer, settings: settings, logger: logger)
        self.signal = signal
        self.settings = settings
        self.logger = logger
    }

    /// Works until graceful shutdown or cancellation, then gives running jobs back to the queue.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await tick() }
                await dispatch(in: &group)
                group.cancelAll()
            }
        }
    }

    /// Raises the signal now and then, for jobs whose lease ended and jobs stored by other processes.
    private func tick() async {
        while !Task.isCancelled {
            signal.wake()
            // Each worker at its own moment, so that many do not ask the queue at once.
            try? await Task.sleep(for: settings.pollInterval * .random(in: 0.5...1))
        }
    }

    private func dispatch(in group: inout DiscardingTaskGroup) async {
        let slots = JobSlots(capacity: settings.concurrency)
        for await _ in signal.wakes {
            while !Task.isCancelled, slots.take() {
                guard let job = await claim() else {
                    slots.giveBack()
                    break
                }
                group.addTask {
                    await runner.run(job)
                    slots.giveBack()
                    signal.wake()
                }
            }
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
