import DetectionCore
import Presentation

/// `scan`: the verdict on one file.
struct ScanTool: MCPTool {
    let examiner: any FileExaminer
    let folders: AllowedFolders

    let name = "scan"
    let title = "Check a file"
    let description = """
        Says whether an image, video, audio or text file looks machine-made: what it says about its origin, the verdict \
        (synthetic, uncertain, no_signs, authentic or not_applicable), a calibrated probability, the evidence, and the error \
        rate it was measured at.
        """
    let parameters = [
        MCPParameter(
            name: "path", kind: .string, isRequired: true,
            description: "Path of the file: absolute, or below a folder of the server.")
    ]

    func call(_ arguments: JSONValue) async throws -> MCPOutcome {
        let path = arguments["path"]?.string ?? ""
        let file = try folders.file(path)
        let result = await examiner.result(of: ScanItem(path: ScanPath(file)))
        switch result.outcome {
        case .success(let report):
            return MCPOutcome(
                text: FullReport.lines(path: path, report).joined(separator: "\n"),
                structured: try JSONValue(encoding: report))
        case .failure(let error): return .failure(error.message.printable)
        }
    }
}
