import Client
import DetectionCore
import Presentation

/// `models`: the detectors that look at files.
struct DetectorsTool: MCPTool {
    /// Where they are asked for.
    let detectors: @Sendable () async throws -> [DetectorInfo]

    let name = "models"
    let title = "Detectors"
    let description = "Lists the detectors: id, version, the kind of file each looks at, and why one does not run."
    let parameters: [MCPParameter] = []

    func call(_ arguments: JSONValue) async throws -> MCPOutcome {
        do {
            let all = try await detectors()
            let lines = all.map { detector in
                let problem = detector.problem.map { "  does not run: \($0)" } ?? ""
                return "\(detector.id)  \(detector.version)  \(detector.kind.rawValue)\(problem)".printable
            }
            return MCPOutcome(
                text: lines.joined(separator: "\n"), structured: ["models": try JSONValue(encoding: all)])
        } catch let error as ClientError {
            return .failure(error.sentence.printable)
        }
    }
}
