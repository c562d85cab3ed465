package import Inference
package import OpenInference
package import Signing

import Foundation

extension ServerConfiguration {
    /// Whether the process only computes models for others.
    package var isForInferenceOnly: Bool {
        get throws(ConfigurationError) { try Role.set(roles) == [.inference] }
    }

    /// Where compiled graphs are stored; nil for nowhere.
    ///
    /// - Parameter tell: Hears once why nothing is stored.
    package func graphs(tell: @escaping @Sendable (String) -> Void = { _ in }) -> GraphCache? {
        GraphCache.chosen(graphCache, in: ProcessInfo.processInfo.environment, tell: tell)
    }

    /// How long after its last use a model stays in memory; nil for ever, as where it would have to be compiled again.
    package func idle(with graphs: GraphCache?) -> Duration? {
        graphs == nil || modelsIdleSeconds == 0 ? nil : .seconds(modelsIdleSeconds)
    }

    /// The server that computes the models' graphs in this process's place; nil for none.
    ///
    /// - Parameter patience: How long a request is tried again while the server does not answer.
    /// - Throws: `ConfigurationError` for something that is no address.
    package func remoteGraphs(patience: Duration = .seconds(600)) throws(ConfigurationError) -> InferenceServer? {
        guard !inferenceServer.isEmpty else { return nil }
        let ids = inferenceModels.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        do {
            return InferenceServer(
                try .init(
                    address: inferenceServer, token: inferenceToken, models: ids.isEmpty ? nil : Set(ids),
                    patience: patience))
        } catch {
            throw ConfigurationError("inference.server: \(error.message)")
        }
    }
}
