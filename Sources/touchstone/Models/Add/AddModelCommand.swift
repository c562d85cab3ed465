import ArgumentParser
import Detectors
import Foundation
import ModelImport
import Presentation

/// `touchstone models add SOURCE`: a trained classifier becomes a model of the user's own.
struct AddModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a detector that somebody has trained, from a folder as Hugging Face lays it out.",
        discussion: """
            The folder holds config.json, preprocessor_config.json and model.safetensors, openvino_model.xml with its .bin, or \
            model.onnx; a graph may be named itself. Pickles are never opened, and code that comes with a model is never run. \
            What is read is printed; the model's score is shown without weight until `models calibrate`.
            """)

    @Argument(help: "The folder, or a .safetensors, .xml or .onnx file in it.", completion: .file())
    var source: String

    @Option(help: "The model's id (default: image. or audio. and the folder's name).")
    var id: String?

    @Option(help: "The class that means synthetic, where its name does not say so.")
    var synthetic: String?

    @Option(help: "The class that means authentic, where all others mean synthetic.")
    var authentic: String?

    @Option(help: "The licence of the weights (default: the one that README.md states).")
    var licence: String?

    @Option(help: "Seconds of a window of sound (default: 10).")
    var window: Double?

    @Option(help: "Folder for models (default: the first of TOUCHSTONE_MODELS, or ~/.local/share/touchstone/models).")
    var into: String?

    @Flag(help: "Print what would be added, and add nothing.")
    var dryRun = false

    func run() async throws {
        do {
            try await add()
        } catch let refusal as ImportRefusal {
            throw ValidationError("Nothing was installed: \(refusal.sentence.printable)")
        }
    }

    private func add() async throws {
        let place = try ModelPlace(into)
        var choices = ImportPlan.Choices()
        choices.id = id
        choices.synthetic = synthetic
        choices.authentic = authentic
        choices.licence = licence
        choices.window = window
        let plan = try ImportPlan(try Checkpoint(path: source), choices: choices)
        guard !DetectorCatalog.isBuiltIn(plan.id) else {
            throw ValidationError("\(plan.id) comes with Touchstone: name another id with --id.")
        }
        for line in plan.lines { try StandardOutput.line(line.printable) }
        guard !dryRun else { return }
        let version = place.nextVersion(of: plan.id)
        try await place.withDraft { draft in
            try await ModelDraft.make(plan, version: version, below: draft, exporter: Exporter())
            try place.install(plan.id, version: version, from: draft)
        }
        try StandardOutput.line(
            "Added: \(plan.id) \(version) is in \(place.path.printable). Its score is shown without weight until "
                + "`touchstone models calibrate \(plan.id) --manifest FILE`.")
    }
}
