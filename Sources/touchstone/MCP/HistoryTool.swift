import API
import Client
import DetectionCore
import Foundation
import Presentation

/// `history`: what a server's account had analysed.
struct HistoryTool: MCPTool {
    let client: TouchstoneClient

    let name = "history"
    let title = "Earlier results"
    let description =
        "Lists the newest analyses of the account on the server: id, state, verdict, probability, name, time."
    let parameters = [
        MCPParameter(name: "limit", kind: .number, description: "Most analyses, 1 to 100; 20 without it."),
        MCPParameter(name: "cursor", kind: .string, description: "next_cursor of the page before."),
    ]

    func call(_ arguments: JSONValue) async throws -> MCPOutcome {
        let limit = arguments["limit"]?.number ?? 20
        guard (1...100).contains(limit) else { throw MCPFault(.invalidParams, "limit must be between 1 and 100.") }
        do {
            let page = try await client.history(limit: Int(limit), after: arguments["cursor"]?.string)
            let lines = page.items.map { item in
                let report = item.report?.report
                let probability = report?.probability.map { " " + Figures.percent($0) } ?? ""
                let answer = report.map { VerdictWords.short($0) + probability } ?? item.state.rawValue
                return "\(item.id)  \(answer)  \(item.name?.printable ?? "text")  \(item.created.formatted(.iso8601))"
            }
            return MCPOutcome(
                text: lines.isEmpty ? "There are no analyses." : lines.joined(separator: "\n"),
                structured: try JSONValue(encoding: page))
        } catch let error as ClientError {
            return .failure(error.sentence.printable)
        }
    }
}
