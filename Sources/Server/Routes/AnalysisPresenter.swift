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
            priority: PriorityView(record.priority), progress: progress(of: record),
            evidence: record.report?.evidence ?? record.evidence, report: record.report, error: record.error,
            retention: RetentionView(record.retention),
            links: links(of: record, at: address))
        view.feedback = record.feedback.map(FeedbackRequest.init)
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
            text: record.media.kind == .text ? record.objectKey.map { _ in "\(address)/text" } : nil,
            thumbnail: record.hasThumbnail ? "\(address)/thumbnail" : nil,
            overlay: record.report.flatMap { Overlay($0.report) }.map { _ in "\(address)/overlay" })
    }

    /// The state of a line as owners see it.
    static func state(of summary: AnalysisSummary) -> AnalysisView.State {
        state(summary.state, error: summary.error, isUnreadable: summary.isUnreadable)
    }

    private static func state(of record: AnalysisRecord) -> AnalysisView.State {
        state(record.state, error: record.error, isUnreadable: record.isUnreadable)
    }

    /// The state as owners see it: a report that cannot be read is none.
    static func state(
        _ state: AnalysisRecord.State, error: MediaError?, isUnreadable: Bool
    ) -> AnalysisView.State {
        switch state {
        case .queued: .queued
        case .running: .running
        case .done: isUnreadable ? .failed : .done
        case .failed: error?.code == .cancelled ? .cancelled : .failed
        }
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

extension PriorityView {
    init(_ priority: JobPriority) {
        self =
            switch priority {
            case .interactive: .interactive
            case .batch: .batch
            case .rerun: .rerun
            }
    }
}

extension RetentionView {
    init(_ retention: Retention) {
        let mode: Mode =
            switch retention.mode {
            case .keep: .keep
            case .ephemeral: .ephemeral
            case .held: .held
            }
        self.init(mode: mode, until: retention.until)
    }
}

extension FeedbackRequest {
    fileprivate init(_ feedback: Feedback) {
        let label: Label =
            switch feedback.label {
            case .real: .real
            case .synthetic: .synthetic
            case .manipulated: .manipulated
            case .unknown: .unknown
            }
        self.init(label: label, note: feedback.note)
    }
}
