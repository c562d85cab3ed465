import API
import Analysis
import ArgumentParser
import Client
import DetectionCore
import Dispatch
import Foundation
import Presentation
import Server
import Signing

/// `touchstone mcp`: the Model Context Protocol over standard input and output.
struct MCPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Serve programs that think: scan, verify and more as tools of the Model Context Protocol.",
        discussion: """
            Messages come on standard input and leave on standard output, one JSON object a line. A client is told to start \
            \u{201C}touchstone mcp --folder FOLDER\u{201D}. With a server the files are sent there, and its history is a tool too.
            """)

    @Option(
        help: "A folder whose files may be looked at, and all below it; may be repeated (default: the working folder).",
        completion: .directory)
    var folder: [String] = []

    @Flag(help: "Run experimental detectors too: that of synthetic voices.")
    var experimental = false

    @Option(
        help: "Certificates (PEM) whose signatures are proof, or public (default: what was imported).",
        completion: .file())
    var trustList: String?

    @OptionGroup var remote: RemoteOptions
    @OptionGroup var data: DataFolderOption

    func validate() throws {
        if let absent = folder.first(where: { !AllowedFolders.isFolder($0) }) {
            throw ValidationError("\(absent.printable) is no folder.")
        }
        if try remote.client() != nil, experimental || trustList != nil {
            throw ValidationError("--experimental and --trust-list are the server's affair: leave them out.")
        }
    }

    func run() async throws {
        let (tools, examiner) = try tools()
        let session = MCPSession(MCPServer(tools: tools)) { answer in
            try? StandardOutput.line(String(decoding: answer.canonical, as: UTF8.self))
        }
        while let line = await Self.nextLine() { await session.receive(line) }
        await session.finish()
        await examiner.shutdown()
    }

    private func tools() throws -> (tools: [any MCPTool], examiner: any FileExaminer) {
        let folders = AllowedFolders(folder.isEmpty ? ["."] : folder)
        let verify = VerifyTool(folders: folders) { [data] in try ReportKeys.read(folder: try data.path).published }
        if let client = try remote.client() {
            let examiner = RemoteExaminer(client: client, choices: AnalysisChoices(), fetchesThumbnails: false)
            let detectors = DetectorsTool { try await client.capabilities().detectors }
            return (
                [ScanTool(examiner: examiner, folders: folders), verify, HistoryTool(client: client), detectors],
                examiner
            )
        }
        let analyzer: Analyzer
        do {
            let width = ProcessInfo.processInfo.activeProcessorCount
            analyzer = try LocalAnalyzer.make(
                files: width, width: width, trustList: trustList, runsExperimental: experimental)
        } catch {
            throw ValidationError(error.message)
        }
        let examiner = LocalExaminer(analyzer: analyzer, options: AnalysisOptions(), makesThumbnails: false)
        let detectors = DetectorsTool { analyzer.capabilities.detectors }
        return ([ScanTool(examiner: examiner, folders: folders), verify, detectors], examiner)
    }

    /// The client's next line; nil at the end.
    ///
    /// Waiting keeps none of the threads that do the work.
    private static func nextLine() async -> String? {
        await withCheckedContinuation { continuation in
            input.async { continuation.resume(returning: readLine(strippingNewline: true)) }
        }
    }

    private static let input = DispatchQueue(label: "touchstone.mcp.input")
}
