import ArgumentParser
import Detectors
import Foundation
import ModelImport
import Presentation

/// `touchstone models add SOURCE`: a trained classifier becomes a model of the user's own.
struct AddModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a detector that somebody has trained, from a folder as Hugging Face lays it out, or from a hub.",
        discussion: """
            The folder holds config.json, preprocessor_config.json (for a model of texts tokenizer.json) and model.safetensors, \
            openvino_model.xml with its .bin, or model.onnx; a graph may be named itself. Pickles are never opened, and code that \
            comes with a model is never run. \
            hf:OWNER/NAME downloads what is needed from huggingface.co, or from the hub that TOUCHSTONE_HUB names; a download that \
            was cut goes on with the next try, and TOUCHSTONE_HUB_TOKEN (or HF_TOKEN) is for models that are not for everybody. \
            What is read is printed; the model's score is shown without weight until `models calibrate`.
            """)

    @Argument(
        help: "The folder, a .safetensors, .xml or .onnx file in it, or hf:OWNER/NAME[@REVISION].", completion: .file())
    var source: String

    @Option(help: "The model's id (default: image., audio. or text. and the folder's name).")
    var id: String?

    @Option(help: "The class that means synthetic, where its name does not say so.")
    var synthetic: String?

    @Option(help: "The class that means authentic, where all others mean synthetic.")
    var authentic: String?

    @Option(help: "The licence of the weights (default: the one that README.md states).")
    var licence: String?

    @Option(
        help: "Seconds of a window of sound (default: 10), or tokens of one of text (default: what the model reads).")
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
        let download = try await downloaded()
        let plan = try ImportPlan(
            try Checkpoint(path: download?.folder ?? source, source: download?.source), choices: choices)
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
        // The folder of the commit has nothing else.
        if let download {
            try? FileManager.default.removeItem(at: URL(filePath: download.folder).deletingLastPathComponent())
        }
        try StandardOutput.line(
            "Added: \(plan.id) \(version) is in \(place.path.printable). Its score is shown without weight until "
                + "`touchstone models calibrate \(plan.id) --manifest FILE`.")
    }

    /// The model of a hub, in a folder of its own; nil when the source is none.
    private func downloaded() async throws -> HubDownload.Result? {
        guard let reference = try HubReference(source) else { return nil }
        let settings = try HubSettings()
        return try await HubDownload(reference, settings: settings).run { StandardError.line($0) }
    }
}
