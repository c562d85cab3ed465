import Analysis
import ArgumentParser
import DetectionCore
import Foundation
import Inference
import Presentation

/// `touchstone models compare A B … --manifest FILE`: detectors side by side on a labelled set.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare detectors on a labelled set.",
        discussion: """
            The manifest is that of `models eval`; a column source says which media are alike, so that intervals resample \
            sources. Thresholds are set on the authentic media of the set itself, so that detectors without calibration can \
            be compared with others; they are no promise for other media.
            """)

    @Argument(help: "Ids of at least two detectors, as `models list` prints them.")
    var ids: [String]

    @Option(help: "The labelled set.", completion: .file())
    var manifest: String

    @Option(help: "Use only rows with this value in the split column.")
    var split: String?

    @Option(help: "The share of authentic media above the threshold at which detectors are compared.")
    var rate = 0.05

    @Option(help: "A page with the table and the media on which they disagree.", completion: .file())
    var html: String?

    @Flag(help: "One JSON object instead of a table.")
    var json = false

    func validate() throws {
        guard ids.count >= 2, Set(ids).count == ids.count else {
            throw ValidationError("Name at least two detectors, each once.")
        }
        guard rate > 0, rate < 1 else { throw ValidationError("--rate lies between 0 and 1, not at \(rate).") }
    }

    func run() async throws {
        let items: [LabelledItem]
        do {
            items = try LabelledManifest.items(at: manifest, split: split)
        } catch let error as LabelledManifest.Malformed {
            throw ValidationError(error.description)
        }
        guard let first = items.first else { throw ValidationError("The manifest names no media.") }
        let analyzer = Analyzer.standard(.throughput, decoders: 1, runsExperimental: true, graphs: .ofCommand())
        do throws(MediaError) { try analyzer.check(AnalysisOptions(detectors: ids)) } catch {
            throw ValidationError(error.message)
        }
        let page = try html.map { try OutputFile(path: $0) }
        // What loads a model is not what a medium costs.
        _ = await ScoredItem.asking(ids, about: first, by: analyzer)
        var scored: [ScoredItem] = []
        var progress = ProgressBar(total: items.count)
        for item in items {
            scored.append(await ScoredItem.asking(ids, about: item, by: analyzer))
            progress.advance()
        }
        progress.clear()
        guard let comparison = Comparison(ids, on: scored, rate: rate) else {
            await analyzer.shutdown()
            throw ValidationError("There is no authentic and synthetic medium that all of them answer for.")
        }
        if let page {
            try page.write(await ComparisonPage(comparison, items: items, by: analyzer).html)
            try page.finish()
        }
        await analyzer.shutdown()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            try StandardOutput.line(String(decoding: try encoder.encode(comparison), as: UTF8.self))
        } else {
            for line in comparison.lines { try StandardOutput.line(line) }
        }
    }
}
