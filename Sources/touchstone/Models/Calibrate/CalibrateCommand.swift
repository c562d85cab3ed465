import Analysis
import ArgumentParser
import DetectionCore
import Detectors
import Foundation
import Inference
import Presentation

/// `touchstone models calibrate ID --manifest FILE`: makes the score of a model of the user's own count.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Calibrate a model of your own on labelled files.",
        discussion: """
            The manifest is a CSV with path, label (real or fake), source and, for synthetic files, generator. Files of one \
            source are held out together. The model gets a new version with its calibration, and decides together with the \
            built-in detectors at the rates of false alarms that your authentic files can carry: 1 in 100 takes 99 of them.
            """)

    @Argument(help: "The model's id, as `models list` prints it.")
    var id: String

    @Option(help: "The labelled set.", completion: .file())
    var manifest: String

    @Option(help: "Use only rows with this value in the split column.")
    var split: String?

    @Option(help: "A page with the figures and curves.", completion: .file())
    var html: String?

    @Option(help: "Folder for models (default: the first of TOUCHSTONE_MODELS, or ~/.local/share/touchstone/models).")
    var into: String?

    @Flag(help: "Print and draw the figures, and install nothing.")
    var dryRun = false

    func run() async throws {
        let place = try ModelPlace(into)
        let models = ModelRepository(folders: place.roots)
        let installed = try model(among: models)
        let items = try read()
        let tables = FusionTables(folders: place.roots, models: models)
        // The built-in profile of most detectors; those of other models of the user's have a set of their own.
        let joined = MediaKind(rawValue: installed.modality.rawValue).flatMap { tables[$0]?.profiles }?
            .filter { $0.on == nil }.max { $0.detectors.count < $1.detectors.count }
        let sample = try await score(items, asking: [id] + (joined?.detectors ?? []), in: place.roots)
        for remark in sample.remarks { StandardError.line(remark) }
        let figures = try figures(of: sample, joining: joined)

        let page = try html.map { try OutputFile(path: $0) }
        if let page {
            try page.write(CalibrationPage(figures, title: "\(id), calibrated on \(name)").html)
            try page.finish()
        }
        for line in figures.lines { try StandardOutput.line(line) }
        guard !dryRun else { return }
        let version = place.nextVersion(of: id, after: installed.version)
        try install(figures, version: version, of: installed, at: place)
        try StandardOutput.line("Calibrated: \(id) \(version) is in \(place.path.printable) and \(place.start).")
    }

    /// The manifest's name without its folder.
    private var name: String { URL(filePath: manifest).lastPathComponent }

    private func model(among models: ModelRepository) throws -> ModelManifest {
        guard let found = models.manifests.first(where: { $0.id == id }) else {
            let known = models.manifests.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no model \u{201C}\(id.printable)\u{201D}. Installed are: \(known).")
        }
        guard found.role == .detector, !found.isTaught, !DetectorCatalog.isBuiltIn(id) else {
            throw ValidationError(
                "\(id) is calibrated already, or is no detector; `models compare` shows how it does on your files.")
        }
        return found
    }

    private func read() throws -> [LabelledItem] {
        do {
            let items = try LabelledManifest.items(at: manifest, split: split)
            guard items.allSatisfy({ $0.source?.isEmpty == false }) else {
                throw ValidationError(
                    "The manifest needs a column \u{201C}source\u{201D} with a value in each row: what media that are alike "
                        + "share, such as a camera, a site or an account.")
            }
            return items
        } catch let error as LabelledManifest.Malformed {
            throw ValidationError(error.description)
        }
    }

    private func score(
        _ items: [LabelledItem], asking ids: [String], in folders: [String]
    ) async throws -> LabelledSample {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let analyzer = Analyzer.standard(
            .throughput, decoders: width, runsExperimental: true, graphs: .ofCommand(), folders: folders)
        var scored: [Int: ScoredItem] = [:]
        var progress = ProgressBar(total: items.count)
        await BoundedConcurrency.forEach(items.enumerated(), width: width + 1) { number, item in
            (number, await ScoredItem.asking(ids, about: item, by: analyzer))
        } finished: { number, item in
            progress.advance()
            scored[number] = item
        }
        progress.clear()
        await analyzer.shutdown()
        do throws(LabelledSample.Flaw) {
            return try LabelledSample(items.indices.compactMap { scored[$0] }, by: id)
        } catch {
            throw ValidationError("Nothing was installed: \(error.sentence)")
        }
    }

    private func figures(of sample: LabelledSample, joining joined: FusionProfile?) throws -> CalibrationFigures {
        let rows = sample.items.map { one in
            CrossCalibration.Row(
                isSynthetic: one.item.label == .synthetic, source: one.item.group, generator: one.item.generator,
                score: one.answers[id]?.score ?? 0, base: joined?.fuse(one.evidence))
        }
        let alone = rows.count { $0.base == nil }
        if let joined, alone > 0 {
            StandardError.line(
                "The built-in detectors (\(joined.detectors.joined(separator: ", "))) have no answer for \(alone) of "
                    + "the files, so \(id) decides by itself. Leave these out for all to decide together.")
        }
        let (real, fake) = (rows.filter { !$0.isSynthetic }.map(\.score), rows.filter(\.isSynthetic).map(\.score))
        let area = AUROC.area(authentic: real, synthetic: fake) ?? 0.5
        guard let range = AUROC.interval(authentic: [real], synthetic: [fake]), range.upperBound >= 0.5 else {
            throw ValidationError(
                "Nothing was installed: labels look swapped, or the manifest's polarity is wrong. The model scores your "
                    + "authentic files higher than the synthetic ones (area under the curve \(Figures.decimal(area, 2)))."
            )
        }
        guard range.lowerBound > 0.5, let cross = CrossCalibration(rows) else {
            throw ValidationError(
                "Nothing was installed: the model does not tell your files apart (area under the curve "
                    + "\(Figures.decimal(area, 2))).")
        }
        let fused = zip(rows, cross.fused)
        let generators = Dictionary(grouping: fused.filter(\.0.isSynthetic), by: \.0.generator)
        var weights = [id: cross.sum?.own ?? 1]
        var bias = cross.sum?.bias ?? 0
        if let sum = cross.sum, let joined {
            for (detector, weight) in joined.weights { weights[detector] = sum.base * weight }
            bias += sum.base * joined.bias
        }
        let profile = FusionProfile(
            detectors: (cross.sum == nil ? [] : joined?.detectors ?? []) + [id], weights: weights, bias: bias,
            authentic: fused.filter { !$0.0.isSynthetic }.map(\.1).sorted(),
            synthetic: fused.filter(\.0.isSynthetic).map(\.1).sorted(),
            groups: generators.sorted { $0.key < $1.key }.map { name, media in
                FusionProfile.Group(name: name, by: .generator, delivery: "as-given", scores: media.map(\.1))
            }, on: name)
        return CalibrationFigures(sample: sample, cross: cross, profile: profile)
    }

    private func install(
        _ figures: CalibrationFigures, version: String, of model: ModelManifest, at place: ModelPlace
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let profile = try encoder.encode(figures.profile)
        var manifest = model
        manifest.version = version
        manifest.files[ModelManifest.fusion] = FileReference(file: "fusion.json", sha256: profile.sha256)
        let line = figures.cross.line
        manifest.calibration = .init(method: .platt, slope: line.slope, intercept: line.intercept, data: name)
        let linked = (model.graph?.files ?? []) + model.files.filter { $0.key != ModelManifest.fusion }.values
        try place.install(
            id, version: version,
            files: ["manifest.json": try encoder.encode(manifest), "fusion.json": profile],
            linked: linked.map(\.file), from: model.version)
    }
}
