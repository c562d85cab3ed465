import API
import Analysis
import DetectionCore
import Storage

/// Shows stored analyses to their owners.
struct AnalysisPresenter: Sendable {
    let analyses: any AnalysisRepository
    let analyzer: any MediaAnalyzing

    /// An analysis as its owner sees it.
    func view(of record: AnalysisRecord) async throws(StorageError) -> AnalysisView {
        let address = "/v1/analyses/\(record.id)"
        var view = AnalysisView(
            id: record.id, state: Self.state(of: record), name: record.name, created: record.created,
            started: record.started, finished: record.finished, media: record.media,
            priority: Self.priority(of: record), progress: progress(of: record),
            evidence: record.report?.evidence ?? record.evidence, report: record.report, error: record.error,
            retention: retention(of: record),
            links: links(of: record, at: address))
        view.feedback = feedback(of: record)
        view.previous = record.previous
        view.changes = record.previous.flatMap { before in
            record.report.map { ChangeView(from: before.report, to: $0.report) }
        }
        if record.state == .queued {
            view.queue = .init(ahead: try await analyses.ahead(of: record.id), retryAt: record.restUntil)
        }
        return view
    }

    private func links(of record: AnalysisRecord, at address: String) -> AnalysisView.Links {
        AnalysisView.Links(
            self: address, media: record.objectKey.map { _ in "\(address)/media" },
            thumbnail: record.hasThumbnail ? "\(address)/thumbnail" : nil,
            overlay: record.report.flatMap { Overlay($0.report) }.map { _ in "\(address)/overlay" })
    }

    private static func priority(of record: AnalysisRecord) -> PriorityView {
        switch record.priority {
        case .interactive: .interactive
        case .batch: .batch
        case .rerun: .rerun
        }
    }

    private func retention(of record: AnalysisRecord) -> RetentionView {
        let mode: RetentionView.Mode =
            switch record.retention.mode {
            case .keep: .keep
            case .ephemeral: .ephemeral
            case .held: .held
            }
        return RetentionView(mode: mode, until: record.retention.until)
    }

    /// The state as owners see it: a report that cannot be read is none.
    static func state(of record: AnalysisRecord) -> AnalysisView.State {
        switch record.state {
        case .queued: .queued
        case .running: .running
        case .done: record.isUnreadable ? .failed : .done
        case .failed: record.error?.code == .cancelled ? .cancelled : .failed
        }
    }

    private func feedback(of record: AnalysisRecord) -> FeedbackRequest? {
        guard let feedback = record.feedback else { return nil }
        let label: FeedbackRequest.Label =
            switch feedback.label {
            case .real: .real
            case .synthetic: .synthetic
            case .manipulated: .manipulated
            case .unknown: .unknown
            }
        return FeedbackRequest(label: label, note: feedback.note)
    }

    /// The share of the detectors that have answered.
    private func progress(of record: AnalysisRecord) -> Double {
        switch record.state {
        case .queued: return 0
        case .done, .failed: return 1
        case .running:
            let expected = analyzer.capabilities.detectors.count { $0.kind == record.media.kind }
            return expected == 0 ? 0 : min(0.99, Double(record.evidence.count) / Double(expected))
        }
    }
}
