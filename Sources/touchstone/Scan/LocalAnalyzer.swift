import Analysis
import DetectionCore
import Detectors
import Foundation
import Inference
import OpenInference
import Server
import Signing

/// The pipeline of a command that analyses files in its own process.
enum LocalAnalyzer {
    /// The pipeline with the models at hand, and what the environment and the data folder say about signatures.
    ///
    /// - Parameters:
    ///   - files: How many files are looked at; a single one is to be quick.
    ///   - width: How many are decoded at once.
    ///   - trustList: What the command line says; nil for what the environment names or was imported.
    ///   - runsExperimental: Whether experimental detectors run.
    /// - Throws: `MediaError` when a list or key cannot be used.
    static func make(
        files: Int, width: Int, trustList: String?, runsExperimental: Bool
    ) throws(MediaError) -> Analyzer {
        let environment = ProcessInfo.processInfo.environment
        let settings = try? ServerConfiguration.read(flags: [:], environment: environment)
        let graphs = GraphCache.ofCommand()
        return Analyzer.standard(
            files == 1 ? .latency : .throughput, decoders: min(width, files),
            trustList: try TrustList.chosen(
                trustList ?? environment["TOUCHSTONE_TRUST_LIST"] ?? "", dataFolder: settings?.dataFolder ?? ""),
            pixelSignatures: try PixelSignatureReader(key: environment["TOUCHSTONE_NOVELAI_KEY"] ?? ""),
            runsExperimental: runsExperimental, remote: try remote(environment),
            graphs: graphs, idle: settings?.idle(with: graphs))
    }

    /// What computes the models in this process's place, by the environment; nil for nothing.
    ///
    /// Somebody waits at a terminal, so a server that does not answer is given up soon.
    static func remote(
        _ environment: [String: String], patience: Duration = .seconds(20)
    ) throws(MediaError) -> InferenceServer? {
        let settings = ServerConfiguration(
            inferenceServer: environment["TOUCHSTONE_INFERENCE_SERVER"] ?? "",
            inferenceModels: environment["TOUCHSTONE_INFERENCE_MODELS"] ?? "",
            inferenceToken: environment["TOUCHSTONE_INFERENCE_TOKEN"] ?? "")
        do {
            return try settings.remoteGraphs(patience: patience)
        } catch {
            throw MediaError(.invalidRequest, error.description)
        }
    }
}
