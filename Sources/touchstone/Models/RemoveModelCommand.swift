import ArgumentParser
import Detectors
import Inference
import Presentation

/// `touchstone models remove ID`: takes away the newest version of a model of the user's own.
struct RemoveModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove the newest version of a model of your own.",
        discussion: "The version before it, if there is one, is used again. What came with Touchstone stays.")

    @Argument(help: "The model's id, as `models list` prints it.")
    var id: String

    @Option(name: .customLong("from"), help: "The folder of your models (default: that of `models teach`).")
    var folder: String?

    func run() async throws {
        guard !DetectorCatalog.isBuiltIn(id) else { throw ValidationError("\(id) came with Touchstone and stays.") }
        let place = try ModelPlace(folder)
        let versions = id.contains("/") || id.hasPrefix(".") ? [] : place.versions(of: id)
        guard let newest = versions.first.map(ModelPlace.name) else {
            throw ValidationError(
                "There is no model \u{201C}\(id.printable)\u{201D} of yours in \(place.path.printable).")
        }
        try place.remove(id, version: newest)
        let left = versions.dropFirst().first.map { "; version \(ModelPlace.name(of: $0)) is used again" } ?? ""
        try StandardOutput.line("Removed \(id) \(newest)\(left).")
    }
}
