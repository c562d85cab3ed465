package import OpenInference
package import Signing

import Inference

extension ServerConfiguration {
    /// Whether the process only computes models for others.
    package var isForInferenceOnly: Bool {
        get throws(ConfigurationError) { try Role.set(roles) == [.inference] }
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
