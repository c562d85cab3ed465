import ArgumentParser
import Foundation
import Inference
import Presentation

/// `touchstone models list`: one line a model, then what is wrong.
struct ListModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the installed models.")

    func run() async throws {
        let models = ModelRepository()
        let manifests = models.manifests
        let width = manifests.map(\.id.count).max() ?? 0
        for manifest in manifests {
            let id = manifest.id.padding(toLength: width, withPad: " ", startingAt: 0)
            try StandardOutput.line(
                "\(id)  \(manifest.version)  \(manifest.modality.rawValue)  \(manifest.role.rawValue)  "
                    + manifest.licence.printable)
        }
        for problem in models.problems {
            StandardError.line("\(problem.model.printable): \(problem.message.printable)")
        }
        if manifests.isEmpty { StandardError.line("No models are installed: run ./setup.") }
        if manifests.isEmpty || !models.problems.isEmpty { throw ExitStatus.incomplete }
    }
}
