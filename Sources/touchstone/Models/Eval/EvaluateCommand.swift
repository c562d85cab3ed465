import Analysis
import ArgumentParser
import DetectionCore
import Foundation
import Inference
import MediaDecoding

/// `touchstone models eval`: scores a labelled set and prints the figures.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Score a labelled set.",
        discussion: """
            The manifest is a CSV with path, label and generator (paths relative to it; labels real or fake), or JSON \
            lines, also .xz, with text, label and generator (labels human or ai). A delivery column is carried through.
            """)

    @Option(help: "The labelled set.", completion: .file())
    var manifest: String

    @Option(help: "Where the predictions go, JSON lines.", completion: .file())
    var out: String

    @Option(help: "Use only rows with this value in the split column.")
    var split: String?

    @Option(help: "At most this share of authentic media is called synthetic.")
    var maxFpr = VerdictSettings().maxFPR

    @Option(help: "How many media are worked on at once (default: the number of processors).")
    var jobs: Int?

    func run() async throws {
        let items = try read()
        guard !items.isEmpty else { throw ValidationError("The manifest names no media.") }
        let width = max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        let analyzer = Analyzer.standard(.throughput, decoders: width, runsExperimental: true, graphs: .ofCommand())
        let fusion = FusionTables(folders: ModelRepository.standardFolders())
        let options = AnalysisOptions(settings: VerdictSettings(maxFPR: maxFpr))
        do throws(MediaError) { try analyzer.check(options) } catch { throw ValidationError(error.message) }

        let file = try OutputFile(path: out)
        var order = ReorderBuffer<Prediction>()
        var predictions: [Prediction] = []
        var progress = ProgressBar(total: items.count)
        try await BoundedConcurrency.forEach(items.enumerated(), width: width + 1) { number, item in
            (number, await Self.prediction(for: item, by: analyzer, fusion, options))
        } finished: { number, prediction in
            progress.advance()
            for due in order.insert(prediction, number: number) {
                predictions.append(due)
                try file.write(ReportCoding.encoder().encode(due) + [UInt8(ascii: "\n")])
            }
        }
        progress.clear()
        try file.finish()
        await analyzer.shutdown()
        try StandardOutput.line(EvaluationSummary.lines(predictions).joined(separator: "\n"))
        if predictions.contains(where: { $0.error != nil }) { throw ExitStatus.incomplete }
    }

    private func read() throws -> [LabelledItem] {
        do {
            return try LabelledManifest.items(at: manifest, split: split)
        } catch let error as LabelledManifest.Malformed {
            throw ValidationError(error.description)
        }
    }

    private static func prediction(
        for item: LabelledItem, by analyzer: Analyzer, _ fusion: FusionTables, _ options: AnalysisOptions
    ) async -> Prediction {
        let started = ContinuousClock.now
        let outcome: Result<Report, MediaError>
        do throws(MediaError) {
            let file =
                switch item.content {
                case .file(let path): try MediaFile(path: path)
                case .text(let text): try MediaFile(bytes: Array(text.utf8))
                }
            outcome = .success(try await analyzer.analyze(id: "eval", file, options: options) { _ in })
        } catch {
            outcome = .failure(error)
        }
        return Prediction(
            item: item, outcome: outcome, fusion: fusion, milliseconds: started.duration(to: .now) / .milliseconds(1))
    }
}
