import DetectionCore

/// Checks models from end to end: every file against its digest, the graph by its self-test.
public struct ModelVerifier: Sendable {
    private let repository: ModelRepository

    /// A verifier of the models of a repository.
    public init(_ repository: ModelRepository) {
        self.repository = repository
    }

    /// Checks one model, and whether those that it needs can be loaded.
    ///
    /// - Throws: `InferenceError`: what loading throws, `digestMismatch` for a further file, `inferenceFailed` when
    ///   the self-test's outputs are not the expected ones.
    public func verify(_ id: String) async throws(InferenceError) {
        let model = try await repository.model(id)
        for needed in model.manifest.needs { _ = try await repository.model(needed) }
        for key in model.manifest.files.keys.sorted() {
            _ = try await WorkQueue.loading.run { () throws(InferenceError) in try model.bytes(of: key).count }
        }
        guard let test = model.manifest.selfTest else { return }
        var inputs: [String: Tensor] = [:]
        for (name, input) in test.input { inputs[name] = Tensor(input) }
        if let difference = test.difference(from: try await model.run(inputs)) {
            throw InferenceError(
                .inferenceFailed, "The self-test of '\(id)' fails: \(difference). Run ./setup to install it again.")
        }
    }

    /// Checks all models, and adds what fails to the problems that the repository knows already.
    public func problems() async -> [ModelProblem] {
        for manifest in repository.manifests {
            do {
                try await verify(manifest.id)
            } catch {
                repository.report(error, for: manifest.id)
            }
        }
        return repository.problems
    }
}
