import Analysis
import DetectionCore
import Foundation
import MediaDecoding

/// What some detectors said of one medium of which it is known what it is.
struct ScoredItem: Sendable {
    /// What one detector said.
    struct Answer: Sendable {
        /// Its raw score.
        let score: Double
        /// Its calibrated log-likelihood ratio, when it has one.
        let llr: Double?
        /// Processor time of this process, in milliseconds.
        let cpu: Double
    }

    let item: LabelledItem
    /// SHA-256 of the file; nil when it could not be analysed.
    var sha256: String?
    var kind: MediaKind?
    /// Answers by detector; one that had none is not there.
    var answers: [String: Answer] = [:]
    /// All evidence, of every detector that was asked.
    var evidence: [Evidence] = []

    /// Asks detectors about a medium, one after the other, so that each one's time is its own.
    static func asking(_ ids: [String], about item: LabelledItem, by analyzer: Analyzer) async -> ScoredItem {
        var scored = ScoredItem(item: item)
        for id in ids {
            let started = processorTime()
            do throws(MediaError) {
                let options = AnalysisOptions(detectors: [id])
                let report = try await analyzer.analyze(id: "compare", try item.file(), options: options) { _ in }
                scored.sha256 = report.media.sha256
                scored.kind = report.media.kind
                scored.evidence += report.evidence
                if let found = report.evidence.first(where: { $0.detector == id }), let score = found.score {
                    scored.answers[id] = Answer(score: score, llr: found.llr, cpu: processorTime() - started)
                }
            } catch {
                continue
            }
        }
        return scored
    }

    /// Processor time of this process so far, in milliseconds; decoding is another's.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}

extension LabelledItem {
    /// The medium.
    func file() throws(MediaError) -> MediaFile {
        switch content {
        case .file(let path): try MediaFile(path: path)
        case .text(let text): try MediaFile(bytes: Array(text.utf8))
        }
    }

    /// What it is called in tables.
    var name: String { path ?? "line \(row ?? 0)" }

    /// What media that are alike share: the source, or else what the manifest gives as generator.
    var group: String { source ?? generator }
}
