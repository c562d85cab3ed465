import DetectionCore
import Detectors
import Foundation
import Inference

/// The folder of a taught model: manifest, head, what it was measured at, a card.
struct TaughtFolder {
    let id: String
    let version: String
    let taught: PictureLesson.Taught
    let figures: LessonFigures
    let examples: [PictureLesson.Example]

    /// `24 real files of 3 sources and 20 synthetic ones of 1`.
    var counts: String {
        let (real, fake) = (examples.filter { !$0.isSynthetic }, examples.filter(\.isSynthetic))
        func sources(_ examples: [PictureLesson.Example]) -> Int { Set(examples.map(\.source)).count }
        return "\(real.count) real files of \(sources(real)) source\(sources(real) == 1 ? "" : "s") and \(fake.count) "
            + "synthetic ones of \(sources(fake))"
    }

    /// The files by name.
    ///
    /// - Throws: `InferenceError` when the built-in detector is missing.
    func files(beside models: ModelRepository) throws -> [String: Data] {
        guard let built = models.manifests.first(where: { $0.id == taught.scores.base }), let graph = built.graph else {
            throw InferenceError(.modelMissing, "The model '\(taught.scores.base)' is missing: run ./setup.")
        }
        let scores = try Self.encoder.encode(taught.scores)
        func pinned(_ name: String, _ data: Data) -> JSONValue {
            ["file": .string(name), "sha256": .string(data.sha256)]
        }
        let calibration = taught.calibration
        var manifest: [JSONValue.Member] = []
        func add(_ name: String, _ value: JSONValue) { manifest.append(JSONValue.Member(name: name, value: value)) }
        add("id", .string(id))
        add("version", .string(version))
        add("modality", "image")
        add("role", "detector")
        add("graph", try JSONValue(text: try Self.encoder.encode(graph)))
        add("files", ["probe": pinned("probe.json", taught.probe), "taught": pinned("taught.json", scores)])
        add("licence", "NOASSERTION")
        add("source", .string("Taught from \(counts), by touchstone models teach"))
        add("input", ["view": "custom", "name": "pixels", "shape": [1.0, 3.0, 224.0, 224.0]])
        add(
            "calibration",
            [
                "method": "platt", "slope": .number(calibration.slope), "intercept": .number(calibration.intercept),
                "data": .string("held-out files of \(id) \(version)"),
            ])
        if let applicability = built.applicability {
            add("applicability", try JSONValue(text: try Self.encoder.encode(applicability)))
        }
        if let test = built.selfTest { add("self_test", try JSONValue(text: try Self.encoder.encode(test))) }
        add("card", "card.md")
        return [
            "manifest.json": try Self.encoder.encode(JSONValue.object(manifest)), "probe.json": taught.probe,
            "taught.json": scores, "card.md": Data(card.utf8),
        ]
    }

    private var card: String {
        """
        # \(id) \(version)

        A linear head on the image tower of \(taught.scores.base), taught from \(counts). It runs beside that detector, and is one piece of evidence, never proof.

        \(figures.lines.map { "- \($0)" }.joined(separator: "\n"))

        """
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
