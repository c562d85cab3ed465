import API
import DetectionCore
import Foundation
import Server
import Signing

/// `verify`: whether a report is what a server signed.
struct VerifyTool: MCPTool {
    let folders: AllowedFolders
    /// The keys that are trusted where none are named.
    let keys: @Sendable () throws -> JSONWebKeySet

    let name = "verify"
    let title = "Check a signed report"
    let description = "Says whether a report, a JSON file as the API returns it, is what a Touchstone server signed."
    let parameters = [
        MCPParameter(name: "report", kind: .string, isRequired: true, description: "Path of the report."),
        MCPParameter(
            name: "keys", kind: .string,
            description:
                "Path of /.well-known/touchstone-keys.json of the server; without it the keys of the data folder."),
    ]

    func call(_ arguments: JSONValue) async throws -> MCPOutcome {
        let path = arguments["report"]?.string ?? ""
        let text = try read(path)
        let trusted: JSONWebKeySet
        do {
            trusted = try arguments["keys"]?.string.map { try SignedReportKeys.read($0, try read($0)) } ?? keys()
        } catch let error as ConfigurationError {
            return .failure(error.description)
        }
        let check = ReportVerifier(trusting: trusted).check(text)
        return MCPOutcome(
            text: CheckWords.lines(path: path, check).joined(separator: "\n"),
            structured: try JSONValue(encoding: CheckLine(path: path, check)))
    }

    private func read(_ path: String) throws -> Data {
        guard let text = FileManager.default.contents(atPath: try folders.file(path)) else {
            throw MCPFault(.invalidParams, "\(path) cannot be read.")
        }
        return text
    }
}
