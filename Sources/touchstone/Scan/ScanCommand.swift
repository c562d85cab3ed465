import API
import Analysis
import ArgumentParser
import Client
import DetectionCore
import Foundation
import Presentation

/// `touchstone scan`: analyses files and folders here, without a database or a network, unless a server is named.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Analyse images, videos, audio files and texts.",
        discussion: """
            Exit status: 0 all analysed, 1 something could not be analysed or a detector did not run, 2 usage, \
            3 a verdict named in --fail-on.
            """)

    @Argument(help: "Files and folders; folders are searched through.", completion: .file())
    var paths: [String]

    @Flag(help: "Print one JSON object a line: the path, then the report or an error.")
    var json = false

    @Option(help: "Write one self-contained page with the pictures and the reasons.", completion: .file())
    var html: String?

    @Option(help: "Write the results as SARIF 2.1.0, for tools that collect findings.", completion: .file())
    var sarif: String?

    @Option(
        help:
            "Write the results as JUnit's XML, for build servers; verdicts named in --fail-on fail (default: synthetic).",
        completion: .file())
    var junit: String?

    @Option(help: "At most this share of authentic media is called synthetic.")
    var maxFpr = VerdictSettings().maxFPR

    @Flag(help: "Also look at re-delivered views (shrunk, cropped, recompressed) and report whether the answer holds.")
    var thorough = false

    @Option(help: "Run only these detectors, separated by commas.")
    var detectors: String?

    @Flag(help: "Run experimental detectors too: that of synthetic voices.")
    var experimental = false

    @Option(
        help: """
            Certificates (PEM) whose signatures are proof, or public; TOUCHSTONE_TRUST_LIST names the same (default: what \
            was imported).
            """,
        completion: .file())
    var trustList: String?

    @OptionGroup var remote: RemoteOptions

    @Option(help: "Exit with status 3 when this verdict is given; several are separated by commas.")
    var failOn: String?

    @Option(help: "How many files are worked on at once (default: the number of processors).")
    var jobs: Int?

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name at least one file or folder.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
        if try remote.client() != nil, detectors != nil || trustList != nil || experimental {
            throw ValidationError(
                "--detectors, --experimental and --trust-list are the server's affair: leave them out.")
        }
        if let named = options.detectors, named.isEmpty {
            throw ValidationError("--detectors names none. Name one, or leave it out.")
        }
        _ = try namedVerdicts()
    }

    func run() async throws {
        let named = try namedVerdicts()
        let items = FileWalker.items(at: ScanPath.arguments(paths))
        guard !items.isEmpty else { throw ValidationError("There are no files in the folders named.") }
        try OutputPlaces.check([html, sarif, junit].compactMap(\.self), sparing: items.map(\.path))
        let files = try resultFiles(failing: named)
        let isSingle = items.count == 1
        let width = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let examiner: any FileExaminer
        if let client = try remote.client() {
            examiner = RemoteExaminer(
                client: client, choices: choices(for: items.count), fetchesThumbnails: html != nil)
        } else {
            let analyzer = try analyzer(for: items.count, width: width)
            examiner = LocalExaminer(analyzer: analyzer, options: options, makesThumbnails: html != nil)
        }

        var printer = ScanPrinter(style: json ? .json : isSingle ? .full : .table)
        var tally = ScanTally()
        var progress = ProgressBar(total: items.count)
        try await Scanner(examiner: examiner, jobs: width).scan(items) {
            progress.advance()
        } emit: { result in
            progress.clear()
            tally.count(result.outcome)
            try printer.print(result)
            for file in files { try file.add(result) }
            progress.draw()
        }
        progress.clear()
        for file in files { try file.finish(tally) }
        if !json, !isSingle { StandardError.line(tally.summary) }
        await examiner.shutdown()
        let status = tally.status(failingOn: named)
        if status != .done { throw status }
    }

    /// The files that were asked for, begun before any work is done.
    private func resultFiles(failing named: [Verdict]) throws -> [any ResultFile] {
        let settings = "at most \(Figures.share(maxFpr)) of real files may be called synthetic"
        let files: [(any ResultFile)?] = [
            try html.map { try HTMLFile(path: $0, settings: settings) }, try sarif.map(SARIFFile.init(path:)),
            try junit.map { try JUnitFile(path: $0, failing: named) },
        ]
        return files.compactMap(\.self)
    }

    private func analyzer(for files: Int, width: Int) throws -> Analyzer {
        do throws(MediaError) {
            let analyzer = try LocalAnalyzer.make(
                files: files, width: width, trustList: trustList, runsExperimental: experimental)
            try analyzer.check(options)
            return analyzer
        } catch {
            throw ValidationError(error.message)
        }
    }

    private func choices(for files: Int) -> AnalysisChoices {
        AnalysisChoices(maxFPR: maxFpr, isThorough: thorough, priority: files > 1 ? .batch : nil)
    }

    private var options: AnalysisOptions {
        AnalysisOptions(
            settings: VerdictSettings(maxFPR: maxFpr),
            detectors: detectors.map { list in
                list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            },
            isThorough: thorough)
    }

    private func namedVerdicts() throws -> [Verdict] {
        try (failOn ?? "").split(separator: ",").map { name in
            let name = name.trimmingCharacters(in: .whitespaces)
            guard let verdict = Verdict.allCases.first(where: { $0.rawValue == name }) else {
                let known = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--fail-on does not know \u{201C}\(name)\u{201D}. Verdicts are: \(known).")
            }
            return verdict
        }
    }
}
