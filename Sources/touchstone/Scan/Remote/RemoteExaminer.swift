import API
import Client
import DetectionCore

/// Has files analysed by a server.
struct RemoteExaminer: FileExaminer {
    let client: TouchstoneClient
    let choices: AnalysisChoices
    /// Whether results carry a small picture.
    let fetchesThumbnails: Bool

    func result(of item: ScanItem) async -> ScanResult {
        if let problem = item.problem { return failure(item, problem) }
        do throws(ClientError) {
            let analysis = try await client.analyze(file: item.path, choices)
            guard let report = analysis.report else {
                return failure(item, analysis.error ?? MediaError(.cancelled, "The analysis was cancelled."))
            }
            let picture = fetchesThumbnails ? try? await client.thumbnail(of: analysis) : nil
            return ScanResult(path: item.path, outcome: .success(report.report), thumbnail: picture.map(Array.init))
        } catch {
            return failure(item, MediaError(error))
        }
    }

    func shutdown() async {}

    private func failure(_ item: ScanItem, _ error: MediaError) -> ScanResult {
        ScanResult(path: item.path, outcome: .failure(error), thumbnail: nil)
    }
}

extension MediaError {
    /// What a server's refusal means for a file.
    init(_ error: ClientError) {
        let code: MediaError.Code =
            switch error {
            case .problem(let problem, _): MediaError.Code(rawValue: problem.code.rawValue) ?? .internal
            case .unreadable: .unreadable
            case .badAddress, .unreachable, .unexpected: .internal
            }
        self.init(code, error.sentence)
    }
}
