import Analysis
import DetectionCore
import Detectors
import Foundation
import MediaDecoding
import Presentation

/// Analyses files in this process.
struct LocalExaminer: FileExaminer {
    let analyzer: Analyzer
    let options: AnalysisOptions
    /// Whether results carry small pictures.
    let makesThumbnails: Bool

    func result(of item: ScanItem) async -> ScanResult {
        do throws(MediaError) {
            if let problem = item.problem { throw problem }
            let inspection = try await analyzer.inspect(
                id: UUID().uuidString.lowercased(), MediaFile(path: item.path.bytes), options: options
            ) { _ in }
            return ScanResult(
                path: item.path, outcome: .success(inspection.report),
                thumbnail: makesThumbnails ? inspection.thumbnail(side: 160) : nil, frames: frames(of: inspection))
        } catch {
            return ScanResult(path: item.path, outcome: .failure(error), thumbnail: nil)
        }
    }

    func shutdown() async { await analyzer.shutdown() }

    private func frames(of inspection: Inspection) -> [FrameThumbnail] {
        guard makesThumbnails, case .success(let video) = inspection.medium.video else { return [] }
        return FrameThumbnail.suspicious(video, by: inspection.report.evidence)
    }
}
