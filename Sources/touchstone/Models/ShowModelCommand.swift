import ArgumentParser
import Foundation
import Inference

/// `touchstone models show ID`: a model's manifest.
struct ShowModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a model's manifest.")

    @Argument(help: "The model's id, as `models list` prints it.")
    var id: String

    func run() async throws {
        let models = ModelRepository()
        guard let manifest = models.manifests.first(where: { $0.id == id }) else {
            let known = models.manifests.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no model \u{201C}\(id)\u{201D}. Installed are: \(known).")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try StandardOutput.line(String(decoding: try encoder.encode(manifest), as: UTF8.self))
        if let digest = models.digest(of: id) { StandardError.line("manifest digest: \(digest)") }
    }
}
