import ArgumentParser
import Inference
import Presentation

/// `touchstone models verify`: every file against its digest, every graph against its self-test.
struct VerifyModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the digests of models and run their self-tests.")

    @Argument(help: "Ids of models; all when none is named.")
    var ids: [String] = []

    func run() async throws {
        let models = ModelRepository()
        let known = models.manifests.map(\.id)
        if let unknown = ids.first(where: { !known.contains($0) }) {
            throw ValidationError(
                "There is no model \u{201C}\(unknown)\u{201D}. Installed are: \(known.joined(separator: ", ")).")
        }
        let verifier = ModelVerifier(models)
        var isIntact = true
        for id in ids.isEmpty ? known : ids {
            do throws(InferenceError) {
                try await verifier.verify(id)
                try? StandardOutput.line("\(id): intact")
            } catch {
                isIntact = false
                try? StandardOutput.line("\(id): \(error.message.printable)")
            }
        }
        // Folders whose manifest cannot even be read have no id to verify.
        for problem in models.problems where ids.isEmpty && !known.contains(problem.model) {
            isIntact = false
            try StandardOutput.line("\(problem.model.printable): \(problem.message.printable)")
        }
        if known.isEmpty, isIntact {
            isIntact = false
            StandardError.line("No models are installed: run ./setup.")
        }
        if !isIntact { throw ExitStatus.incomplete }
    }
}
