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
            id: record.id, state: state(of: record), name: record.name, created: record.created,
            started: record.started, finished: record.finished, media: record.media, progress: progress(of: record),
            evidence: record.report?.evidence ?? record.evidence, report: record.report, error: record.error,
            links: .init(self: address, media: record.objectKey.map { _ in "\(address)/media" }))
        if record.state == .queued {
            view.queue = .init(ahead: try await analyses.queued(before: record.created))
        }
        return view
    }

    private func state(of record: AnalysisRecord) -> AnalysisView.State {
        switch record.state {
        case .queued: .queued
        case .running: .running
        case .done: .done
        case .failed: .failed
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
