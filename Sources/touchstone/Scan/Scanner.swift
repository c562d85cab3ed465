import Analysis
import DetectionCore
import Detectors
import Foundation
import MediaDecoding

/// Analyses files, several at once, and hands their results over in the order of the files.
struct Scanner: Sendable {
    let analyzer: Analyzer
    let options: AnalysisOptions
    /// How many files keep a processor busy at once.
    let jobs: Int
    /// Whether results carry a small picture.
    let makesThumbnails: Bool

    /// Analyses all items; a failing file is a result like any other.
    ///
    /// - Parameters:
    ///   - advanced: Called as each file ends.
    ///   - emit: Called with each result in the order of `items`. When it throws, the rest is not started.
    func scan(
        _ items: [ScanItem], advanced: () -> Void, emit: (ScanResult) throws -> Void
    ) async throws {
        var order = ReorderBuffer<ScanResult>()
        // One more than the processors, so that a picture is being decoded while others are looked at.
        try await BoundedConcurrency.forEach(items.enumerated(), width: jobs + 1) { number, item in
            (number, await result(of: item))
        } finished: { number, result in
            advanced()
            for due in order.insert(result, number: number) { try emit(due) }
        }
    }

    private func result(of item: ScanItem) async -> ScanResult {
        do throws(MediaError) {
            if let problem = item.problem { throw problem }
            let inspection = try await analyzer.inspect(
                id: UUID().uuidString.lowercased(), MediaFile(path: item.path), options: options
            ) { _ in }
            return ScanResult(
                path: item.path, outcome: .success(inspection.report), thumbnail: thumbnail(of: inspection),
                frames: frames(of: inspection))
        } catch {
            return ScanResult(path: item.path, outcome: .failure(error), thumbnail: nil)
        }
    }

    private func thumbnail(of inspection: Inspection) -> [UInt8]? {
        guard makesThumbnails else { return nil }
        if case .success(let image) = inspection.medium.image { return Thumbnail.jpeg(of: image) }
        guard case .success(let video) = inspection.medium.video else { return nil }
        return video.frames.first.map { Thumbnail.jpeg(of: $0.image) }
    }

    private func frames(of inspection: Inspection) -> [FrameThumbnail] {
        guard makesThumbnails, case .success(let video) = inspection.medium.video else { return [] }
        return FrameThumbnail.deciding(video, by: inspection.report.evidence)
    }
}
