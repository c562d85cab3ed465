import API
import ArgumentParser
import DetectionCore
import Foundation
import Presentation
import Server
import Signing

/// `touchstone verify`: whether a report is what a server signed.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the signature of a report, offline.",
        discussion: """
            The report is a file as the API returns it: the report alone, or the analysis around it. The keys are the JSON of \
            /.well-known/touchstone-keys.json of the server that made it. Exit status: 0 valid, 1 not valid, 2 usage.
            """)

    @Argument(help: "The report.", completion: .file())
    var report: String

    @Option(help: "Public keys to trust (default: those of the data folder).", completion: .file())
    var keys: String?

    @OptionGroup var folder: DataFolderOption

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
        guard let text = FileManager.default.contents(atPath: report) else {
            throw ValidationError("\(report.printable) cannot be read.")
        }
        let check = try folder.complaining { ReportVerifier(trusting: try trusted($0)).check(text) }
        if json {
            let line = try ReportCoding.encoder().encode(CheckLine(path: report, check))
            try StandardOutput.line(String(decoding: line, as: UTF8.self))
        } else {
            try StandardOutput.line(CheckWords.lines(path: report, check).joined(separator: "\n"))
        }
        if !check.isValid { throw ExitStatus.incomplete }
    }

    private func trusted(_ folder: DataFolderOption) throws -> JSONWebKeySet {
        guard let keys else { return try ReportKeys.read(folder: try folder.path).published }
        return try SignedReportKeys.read(keys, FileManager.default.contents(atPath: keys))
    }
}
