import DetectionCore
import Foundation
import Logging
import Metrics
import MediaDecoding
import Storage

/// Runs one claimed job to its end and writes the outcome under its fence.
struct JobRunner: Sendable {
    let custodian: MediaCustodian
    let analyzer: any MediaAnalyzing
    let settings: JobSettings
    let logger: Logger
    private var analyses: any HistoryStore { custodian.analyses }

    /// Runs a job; returns when its outcome is stored or the lease is gone.
    func run(_ job: AnalysisRecord) async {
        var clock = StageClock()
        let outcome = await outcome(of: job)
        clock.end("total", of: job.media.kind)
        // Unstructured on purpose: the outcome must reach the store even when this task is cancelled by a shutdown. One that a store
        // does not take because it is away is offered again until then.
        while true {
            let isSettled = await Task { await settle(job, outcome) }.value
            guard !isSettled, (try? await Task.sleep(for: settings.pollInterval)) != nil else { return }
        }
    }

    private func outcome(of job: AnalysisRecord) async -> JobOutcome {
        let outcome = await withTaskGroup { group in
            group.addTask { await analyze(job) }
            group.addTask { await keepLease(of: job) }
            let first = await group.next() ?? .interrupted
            group.cancelAll()
            return first
        }
        return Task.isCancelled ? outcome.interruptedUnlessReported : outcome
    }

    private func analyze(_ job: AnalysisRecord) async -> JobOutcome {
        let file: MediaFile
        let local: LocalBlob?
        do throws(Obstacle) {
            (file, local) = try await open(job)
        } catch {
            switch error {
            case .medium(let error): return .finished(.failure(error))
            case .store(let fault): return await setBack(job, by: fault)
            }
        }
        defer { withExtendedLifetime(local) {} }
        do throws(MediaError) {
            let report = try await analyzer.illustrate(id: job.id, file, options: options(of: job)) { evidence in
                // A lost lease is noticed by the renewal; a store that fails now is noticed when the job is finished.
                try? await analyses.append(evidence, id: job.id, fence: job.fence)
            }
            return .finished(.success(report))
        } catch {
            return .finished(.failure(error))
        }
    }

    /// Why there is no medium to look at.
    private enum Obstacle: Error {
        /// It is gone or cannot be analysed: that is final.
        case medium(MediaError)
        /// The store or the system fails, which may pass.
        case store(any Error)
    }

    /// Opens the medium of a job, with its local copy where it has one, which has to stay as long as the file is read.
    private func open(_ job: AnalysisRecord) async throws(Obstacle) -> (MediaFile, LocalBlob?) {
        let content: MediumContent?
        var local: LocalBlob?
        do throws(StorageError) {
            content = try await custodian.medium(of: job)
            if case .blob(let key) = content { local = try await custodian.blobs.local(key) }
        } catch {
            switch error {
            case .absent: throw .medium(Self.gone)
            case .damaged: throw .medium(damage(of: nil, in: job))
            default: throw .store(error)
            }
        }
        let file: MediaFile
        let digest: String
        do throws(MediaError) {
            switch (content, local) {
            case (.bytes(let bytes), _): file = try MediaFile(sealed: bytes)
            case (_, let local?): file = try MediaFile(path: local.path)
            default: throw Self.gone
            }
            digest = try await file.sha256()
        } catch {
            // No permission, no descriptors left, a disk that fails: nothing that is wrong with the medium.
            throw error.code == .unreadable ? .store(error) : .medium(error)
        }
        guard file.count == job.media.bytes, digest == job.objectKey else { throw .medium(damage(of: file, in: job)) }
        return (file, local)
    }

    private static let gone = MediaError(
        .notFound, "The medium of this analysis is no longer stored. Hand it in again.")

    /// Refuses a stored file whose bytes are not those that were handed in: its report would be about another file.
    private func damage(of file: MediaFile?, in job: AnalysisRecord) -> MediaError {
        var facts: Logger.Metadata = ["analysis.id": "\(job.id)", "expected": "\(job.media.bytes)"]
        if let file { facts["bytes"] = "\(file.count)" }
        logger.error("A stored file is damaged", metadata: facts)
        return MediaError(
            .unreadable, "The stored file is damaged: its bytes are not those that were handed in. Hand it in again.")
    }

    /// The outcome of a job whose medium cannot be read now.
    ///
    /// Waits a moment first, so that a store that is away is not asked about one job after the other without a pause.
    private func setBack(_ job: AnalysisRecord, by fault: any Error) async -> JobOutcome {
        logger.error(
            "The medium of a job cannot be read now: it is tried again later",
            metadata: ["analysis.id": "\(job.id)", "attempt": "\(job.attempts)", "error": "\(fault)"])
        let isAway = (fault as? StorageError)?.isTransient ?? false
        if isAway { try? await Task.sleep(for: settings.pollInterval) }
        return .setBack(isAway ? .storeAway : .mediumUnreadable, (fault as? MediaError)?.message ?? "\(fault)")
    }

    private func options(of job: AnalysisRecord) throws(MediaError) -> AnalysisOptions {
        do {
            return try JSONDecoder().decode(AnalysisOptions.self, from: job.options)
        } catch {
            throw MediaError(.internal, "The options of this analysis cannot be read. Hand the medium in again.")
        }
    }

    /// Renews the lease until cancelled; returns only when there is no reason to go on.
    ///
    /// When the analysis changes it looks whether the lease is still ours: an owner may have cancelled it.
    private func keepLease(of job: AnalysisRecord) async -> JobOutcome {
        let changes = analyses.changes(of: .analysis(job.id))
        let clock = ContinuousClock()
        var renewed = clock.now
        var isChanged = true
        while true {
            do {
                if isChanged, try await !analyses.holds(id: job.id, fence: job.fence) { return .leaseLost }
                isChanged = await changes.next(within: max(.zero, settings.lease / 3 - (clock.now - renewed)))
                guard !Task.isCancelled else { return .interrupted }
                guard clock.now - renewed >= settings.lease / 3 else { continue }
                renewed = clock.now
                let end = try await analyses.now() + settings.lease.seconds
                try await analyses.renew(id: job.id, fence: job.fence, leaseUntil: end)
            } catch StorageError.leaseLost {
                return .leaseLost
            } catch {
                if Task.isCancelled { return .interrupted }
                logger.warning(
                    "A lease could not be renewed",
                    metadata: ["analysis.id": "\(job.id)", "error": "\(error)"])
                // A store that is away refuses at once; it is not asked again without a pause.
                try? await Task.sleep(for: settings.pollInterval)
            }
        }
    }

    /// Says whether there is nothing more to do about it: false while the store is away.
    private func settle(_ job: AnalysisRecord, _ outcome: JobOutcome) async -> Bool {
        do throws(StorageError) {
            switch outcome {
            case .finished(let result):
                let thumbnail = (try? result.get())?.thumbnail.map { Data($0) }
                try await analyses.finish(
                    id: job.id, fence: job.fence, at: Date(), outcome: result.map(\.report), thumbnail: thumbnail)
                if case .success(let made) = result { Self.count(made.report) }
            case .interrupted:
                try await analyses.release(id: job.id, fence: job.fence, at: try await analyses.now())
            case .setBack(let reason, let words):
                try await analyses.setBack(
                    id: job.id, fence: job.fence, by: Setback(reason, at: try await analyses.now(), words: words),
                    chance: .random(in: 0...1))
            case .leaseLost:
                logger.info("A job went to another worker", metadata: ["analysis.id": "\(job.id)"])
            }
            return true
        } catch {
            logger.error(
                "The outcome of a job could not be stored",
                metadata: ["analysis.id": "\(job.id)", "error": "\(error)"])
            return !error.isTransient
        }
    }

    private static func count(_ report: Report) {
        Counter(
            label: "touchstone_verdicts_total",
            dimensions: [("kind", report.media.kind.rawValue), ("verdict", report.verdict.rawValue)]
        ).increment()
    }
}
