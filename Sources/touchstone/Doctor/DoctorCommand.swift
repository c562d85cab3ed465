import Analysis
import ArgumentParser
import DetectionCore
import Detectors
import Foundation
import Inference
import Server

/// `touchstone doctor`: tries each part of the installation and names the remedy for what is missing.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: """
            Check decoder, sandbox, PDF documents, models, tables, compiled graphs, signatures, trust list, disk and database.
            """,
        discussion: """
            Each check runs the real part: an image is decoded, each model computes its self-test. Exit status: 0 everything \
            works, 1 something does not, 2 usage. A note is no fault: the program works with less.
            """)

    @OptionGroup var database: DatabaseOption

    @Option(
        help: """
            Certificates (PEM) whose signatures are proof, or public; TOUCHSTONE_TRUST_LIST names the same (default: what \
            was imported).
            """,
        completion: .file())
    var trustList: String?

    @Flag(help: "Print one JSON object a finding, on a line of its own.")
    var json = false

    func run() async throws {
        let configuration = try await database.complaining { try $0.configuration() }
        let trusted = trustList ?? ProcessInfo.processInfo.environment["TOUCHSTONE_TRUST_LIST"] ?? ""
        var isWhole = true
        for check in Self.checks(configuration, trustList: trusted) {
            for finding in await check() {
                isWhole = isWhole && finding.state != .broken
                for line in try lines(of: finding) { try StandardOutput.line(line) }
            }
        }
        if !isWhole { throw ExitStatus.incomplete }
    }

    private static func checks(_ configuration: ServerConfiguration, trustList: String) -> [() async -> [Finding]] {
        [
            { await DecoderCheck.findings() }, { [await DocumentCheck.finding()] }, { await ModelCheck.findings() },
            { [ModelCheck.finding(FusionTables(folders: ModelRepository.standardFolders()))] },
            { [GraphCheck.finding(configuration.graphs())] }, { await SignatureCheck.findings() },
            { [SignatureCheck.finding(trustList: trustList, dataFolder: configuration.dataFolder)] },
            { [DiskCheck.finding(dataFolder: configuration.dataFolder)] },
            { [await DatabaseCheck.finding(configuration)] }, { await JobCheck.findings(configuration) },
        ]
    }

    private func lines(of finding: Finding) throws -> [String] {
        json ? [String(decoding: try ReportCoding.encoder().encode(finding), as: UTF8.self)] : finding.lines
    }
}
