import Analysis
import ArgumentParser
import DetectionCore
import Detectors
import Foundation
import Inference
import MediaDecoding
import Presentation

/// `touchstone models teach NAME --real DIR --fake DIR`: a detector of pictures from a user's own files.
struct TeachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teach",
        abstract: "Teach a detector of images from your own files.",
        discussion: """
            Give at least 20 camera pictures and 20 pictures by the generator that troubles you, better ones from several \
            sources, each source in a folder of its own inside the folder of its class: figures rest on sources that were \
            held out. The detector runs beside the built-in one from then on.
            """)

    @Argument(help: "A name for it: lower-case letters, digits, dots, dashes.")
    var name: String

    @Option(help: "Folder of real images.", completion: .directory)
    var real: String

    @Option(help: "Folder of synthetic images.", completion: .directory)
    var fake: String

    @Option(help: "Folder for models (default: the first of TOUCHSTONE_MODELS, or ~/.local/share/touchstone/models).")
    var into: String?

    @Flag(help: "Take the labels as they are, even when they look swapped.")
    var trustLabels = false

    func run() async throws {
        let place = try ModelPlace(into)
        let id = try id(among: ModelRepository(folders: place.roots))
        let files = try LabelledFiles(real: real, fake: fake).items
        for isSynthetic in [false, true] {
            let count = files.count { $0.isSynthetic == isSynthetic }
            guard count <= PictureLesson.most else {
                throw ValidationError(
                    "There are \(count) \(isSynthetic ? "synthetic" : "real") files; at most \(PictureLesson.most) of a "
                        + "class are learned from.")
            }
        }
        let models = ModelRepository(folders: place.roots, parallelism: .throughput, cache: .ofCommand())
        let lesson = try await Self.used { try await PictureLesson(models: models, folders: place.roots) }
        let pictures = try await look(at: files, for: lesson)
        let taught = try await Self.used {
            try await lesson.teach(id, from: pictures.examples, trustsLabels: trustLabels)
        }
        let tables = FusionTables(folders: place.roots, models: models)
        let figures = try LessonFigures(taught, beside: tables[.image])
        if let flaw = figures.flaw { throw ValidationError("Nothing was installed: \(flaw)") }

        let version = place.nextVersion(of: id)
        let folder = TaughtFolder(
            id: id, version: version, taught: taught, figures: figures, examples: pictures.examples)
        try place.install(id, version: version, files: try folder.files(beside: models))
        try StandardOutput.line("Taught \(id) \(version) from \(folder.counts).")
        for line in figures.lines { try StandardOutput.line(line) }
        try StandardOutput.line(
            "It is in \(place.path.printable) and \(place.start); `touchstone models remove \(id)` takes it away.")
    }

    /// The id that the name stands for: one that no other kind of model has.
    private func id(among models: ModelRepository) throws -> String {
        let id = name.hasPrefix("image.") ? name : "image.\(name)"
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
        guard name != "image.", !name.isEmpty, name.count <= 64, name.allSatisfy(letters.contains),
            name.first?.isLetter == true
        else {
            throw ValidationError(
                "The name \u{201C}\(name.printable)\u{201D} does not start with a letter, or has other characters than "
                    + "lower-case letters, digits, dots, dashes and underscores.")
        }
        let isTaken = models.manifests.contains { $0.id == id && !$0.isTaught } || DetectorCatalog.isBuiltIn(id)
        guard !isTaken else {
            throw ValidationError("The name \(id) is taken by another model: choose one of your own.")
        }
        return id
    }

    private func look(at files: [LabelledFiles.Item], for lesson: PictureLesson) async throws -> PictureClass {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let decoders = DecoderPool(size: width)
        var pictures = PictureClass()
        var outcomes: [Int: PictureClass.Outcome] = [:]
        var progress = ProgressBar(total: files.count)
        await BoundedConcurrency.forEach(files.enumerated(), width: width + 1) { number, item in
            (number, await PictureClass.look(at: item, for: lesson, decoders: decoders))
        } finished: { number, outcome in
            progress.advance()
            outcomes[number] = outcome
        }
        progress.clear()
        await decoders.shutdown()
        for (number, item) in files.enumerated() {
            if let outcome = outcomes[number] { pictures.add(outcome, of: item) }
        }
        for remark in pictures.remarks { StandardError.line(remark) }
        if let both = pictures.contradiction {
            throw ValidationError(
                "\(both) is among the real and the synthetic files: take it out of one of the folders.")
        }
        return pictures
    }

    /// What a step of the lesson gives, its errors in a line each.
    private static func used<Value>(_ step: () async throws -> Value) async throws -> Value {
        do {
            return try await step()
        } catch let refusal as PictureLesson.Refusal {
            throw ValidationError("Nothing was installed: \(LessonFigures.words(for: refusal))")
        } catch let error as InferenceError {
            StandardError.line(error.message.printable)
            throw ExitStatus.incomplete
        }
    }
}
