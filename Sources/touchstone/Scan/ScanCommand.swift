import Analysis
import ArgumentParser
import DetectionCore
import Detectors
import Foundation
import Inference

/// `touchstone scan`: analyses files and folders here, without a server, a database or a network.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Analyse pictures, sounds, videos and texts.",
        discussion: """
            Exit status: 0 all analysed, 1 something could not be analysed, 2 usage, 3 a verdict named in --fail-on.
            """)

    @Argument(help: "Files and folders; folders are searched through.", completion: .file())
    var paths: [String]

    @Flag(help: "Print one JSON object a line: the path, then the report or an error.")
    var json = false

    @Option(help: "Write one self-contained page with the pictures and the reasons.", completion: .file())
    var html: String?

    @Option(help: "At most this share of authentic media is called synthetic.")
    var maxFpr = VerdictSettings().maxFPR

    @Flag(help: "Also look at re-delivered views (shrunk, cropped, recompressed) and report whether the answer holds.")
    var thorough = false

    @Option(help: "Run only these detectors, separated by commas.")
    var detectors: String?

    @Option(
        help: "Certificates (PEM) whose signatures are proof; TOUCHSTONE_TRUST_LIST names the same (default: none).",
        completion: .file())
    var trustList: String?

    @Option(help: "Exit with status 3 when this verdict is given; several are separated by commas.")
    var failOn: String?

    @Option(help: "How many files are worked on at once (default: the number of processors).")
    var jobs: Int?

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name at least one file or folder.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
        _ = try namedVerdicts()
    }

    func run() async throws {
        let named = try namedVerdicts()
        let items = FileWalker.items(at: paths)
        guard !items.isEmpty else { throw ValidationError("There are no files in the folders named.") }
        let page = try html.map(HTMLFile.init(path:))
        let isSingle = items.count == 1
        let width = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let analyzer: Analyzer
        do throws(MediaError) {
            analyzer = Analyzer.standard(
                isSingle ? .latency : .throughput, decoders: min(width, items.count), trustList: try trusted())
            try analyzer.check(options)
        } catch {
            throw ValidationError(error.message)
        }

        var printer = ScanPrinter(style: json ? .json : isSingle ? .full : .table)
        var tally = ScanTally()
        var progress = ProgressBar(total: items.count)
        let scanner = Scanner(analyzer: analyzer, options: options, jobs: width, makesThumbnails: page != nil)
        try await scanner.scan(items) {
            progress.advance()
        } emit: { result in
            progress.clear()
            tally.count(result.outcome)
            try printer.print(result)
            try page?.add(result)
            progress.draw()
        }
        progress.clear()
        try page?.finish(tally, settings: "at most \(Figures.share(maxFpr)) of real media called synthetic")
        if !json, !isSingle { StandardError.line(tally.summary) }
        await analyzer.shutdown()
        let status = tally.status(failingOn: named)
        if status != .done { throw status }
    }

    private func trusted() throws(MediaError) -> TrustList? {
        let path = trustList ?? ProcessInfo.processInfo.environment["TOUCHSTONE_TRUST_LIST"] ?? ""
        return path.isEmpty ? nil : try TrustList(path: path)
    }

    private var options: AnalysisOptions {
        AnalysisOptions(
            settings: VerdictSettings(maxFPR: maxFpr),
            detectors: detectors.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } },
            isThorough: thorough)
    }

    private func namedVerdicts() throws -> [Verdict] {
        try (failOn ?? "").split(separator: ",").map { name in
            guard let verdict = Verdict(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                let known = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--fail-on does not know \u{201C}\(name)\u{201D}. Verdicts are: \(known).")
            }
            return verdict
        }
    }
}
