import API
import Client
import DetectionCore
import Foundation

/// Has files analysed by a server.
struct RemoteExaminer: FileExaminer {
    let client: TouchstoneClient
    let choices: AnalysisChoices
    /// Whether results carry a small picture.
    let fetchesThumbnails: Bool

    func result(of item: ScanItem) async -> ScanResult {
        if let problem = item.problem { return failure(item, problem) }
        do throws(ClientError) {
            let analysis = try await analyze(item.path)
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

    /// Streams a file to the server; one whose path is not UTF-8 by its descriptor.
    private func analyze(_ path: ScanPath) async throws(ClientError) -> AnalysisView {
        guard !path.isText else { return try await client.analyze(file: path.text, choices) }
        let descriptor = open(path.terminated, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path.text) }
        defer { close(descriptor) }
        let name = path.text.split(separator: "/").last.map(String.init)
        return try await client.analyze(file: "/proc/self/fd/\(descriptor)", named: name, choices)
    }

    private func failure(_ item: ScanItem, _ error: MediaError) -> ScanResult {
        ScanResult(path: item.path, outcome: .failure(error), thumbnail: nil)
    }
}

extension MediaError {
    /// Translates a server's refusal into a file's error.
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
