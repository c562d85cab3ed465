import DetectionCore
import Foundation
import Inference
import Tokenizing

/// A model folder that is made, loaded and tried, and then only has to be put in its place.
public enum ModelDraft {
    /// Largest difference between the graph here and what it was made of, relative to values over 1.
    private static let tolerance = 1e-3

    /// Makes the folder `<root>/<id>/<version>`.
    ///
    /// Its graph is computed once, and has to give a finite number for each class; one that was exported has to give what
    /// PyTorch gave.
    ///
    /// - Parameters:
    ///   - plan: What to make.
    ///   - version: The version it becomes.
    ///   - root: An empty folder; the model becomes its only one.
    ///   - exporter: Makes graphs of safetensors; needed for these only.
    /// - Throws: `ImportRefusal`.
    public static func make(
        _ plan: ImportPlan, version: String, below root: String, exporter: Exporter?
    ) async throws(ImportRefusal) {
        let folder = "\(root)/\(plan.id)/\(version)"
        let maker = Maker(plan: plan, version: version, root: root, folder: folder)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard plan.checkpoint.isNumbers else { return try await maker.copy() }
            guard let exporter else {
                throw ImportRefusal(
                    "A graph has to be made of \(plan.checkpoint.weights.files[0]) first: run ./setup exporters once "
                        + "(PyTorch and transformers, about 300 MB to download).")
            }
            try await maker.export(exporter)
        } catch let refusal as ImportRefusal {
            throw refusal
        } catch let error as InferenceError {
            throw ImportRefusal(error.message)
        } catch {
            throw ImportRefusal("The model cannot be written to \(root): check permissions and free space.")
        }
    }

    private struct Maker {
        let plan: ImportPlan
        let version: String
        let root: String
        let folder: String

        func export(_ exporter: Exporter) async throws {
            let outcome = try await exporter.export(plan, into: folder)
            guard outcome.values.count == plan.checkpoint.configuration.labels.count else {
                throw ImportRefusal(
                    "The model gives \(outcome.values.count) numbers and names \(plan.checkpoint.configuration.labels.count) "
                        + "classes.")
            }
            try check(outcome.tokens ?? [])
            let tried: JSONValue =
                if let ids = outcome.ids {
                    given(ids)
                } else {
                    ["shape": numbers(plan.trial), "ramp": .array((outcome.ramp ?? ramp).map(JSONValue.number))]
                }
            let test = selfTest(
                inputs: [(outcome.input, tried)], output: outcome.output, gives: [1, outcome.values.count],
                values: outcome.values)
            try write(
                graph: ("graph.xml", "graph.bin"), input: input(named: outcome.input, length: nil),
                output: outcome.output, selfTest: test, versions: outcome.versions)
            try await verify()
        }

        /// The tokenizer here has to make the same of some texts as the model's own library.
        private func check(_ references: [Exporter.Tokens]) throws {
            guard case .text = plan.preparation else { return }
            let tokenizer = try TextPreparation.tokenizer(in: SourceFolder(path: folder))
            for reference in references where tokenizer.window(tokenizer.encode(reference.text)) != reference.ids {
                throw ImportRefusal(
                    "The model's own tokenizer cuts a text otherwise than the one here, so its scores would be others.")
            }
        }

        /// Takes a graph as it is, and tries it.
        func copy() async throws {
            let weights = plan.checkpoint.weights
            let graph: (String, String?) =
                switch weights {
                case .openvino: ("graph.xml", "graph.bin")
                default: ("model.onnx", nil)
                }
            for (name, target) in zip(weights.files, [graph.0, graph.1].compactMap(\.self)) {
                let file = URL(filePath: "\(plan.checkpoint.path)/\(name)").resolvingSymlinksInPath()
                try FileManager.default.copyItem(at: file, to: URL(filePath: "\(folder)/\(target)"))
            }
            // The graph's own words for its ends are known once it is loaded.
            try write(graph: graph, input: ["view": "custom", "name": "?", "shape": [1.0]], output: "?", selfTest: nil)
            let model = try await ModelRepository(folders: [root]).model(plan.id)
            guard let ends = model.graph else { throw ImportRefusal("The graph takes nothing.") }
            if case .text(let text) = plan.preparation { return try await copy(graph, ends, model, text) }
            guard ends.takes.count == 1, let takes = ends.takes.first, takes.datatype == .float32 else {
                throw ImportRefusal("The graph takes other than one tensor of floats, so it needs a manifest by hand.")
            }
            guard let gives = ends.gives.first(where: { $0.name == "logits" }) ?? ends.gives.first else {
                throw ImportRefusal("The graph gives nothing.")
            }
            let length = takes.shape?.last.flatMap { $0 > 0 ? $0 : nil }
            let input = input(named: takes.name, length: length)
            let shape: [Int] = plan.trial.dropLast() + [length ?? plan.trial[plan.trial.count - 1]]
            let tensor = ModelManifest.SelfTest.Input(
                shape: shape, pattern: .ramp(from: Float(ramp[0]), to: Float(ramp[1])))
            guard let filled = Tensor(tensor) else { throw ImportRefusal("The graph's input has no size.") }
            let given = try await model.run([takes.name: filled])[gives.name]
            let values = try checked(given, of: gives.name)
            let tried: JSONValue = ["shape": numbers(shape), "ramp": .array(ramp.map(JSONValue.number))]
            let test = selfTest(
                inputs: [(takes.name, tried)], output: gives.name, gives: given?.shape ?? [], values: values)
            try write(graph: graph, input: input, output: gives.name, selfTest: test)
            try await verify()
        }

        /// The same for a text's graph: tokens, and perhaps which of them count and of which kind they are.
        private func copy(
            _ graph: (String, String?), _ ends: any GraphComputing, _ model: Model, _ text: TextPreparation
        ) async throws {
            let constants = ModelManifest.Input.constants
            let names = ends.takes.map(\.name)
            guard let name = names.first(where: { constants[$0] == nil }),
                let gives = ends.gives.first(where: {
                    $0.name == "logits"
                }) ?? ends.gives.first, names.allSatisfy({ $0 == name || constants[$0] != nil }),
                ends.takes.allSatisfy({ $0.datatype == .int64 || $0.datatype == .int32 })
            else {
                throw ImportRefusal(
                    "The graph of a text model takes 'input_ids', and at most 'attention_mask' and 'token_type_ids' beside."
                )
            }
            guard ends.takes.allSatisfy({ $0.shape?.last ?? -1 == -1 }) else {
                throw ImportRefusal("The graph takes texts of one length only: export it with a free one.")
            }
            func inputs(_ ids: [Int64]) -> [(String, [Int64])] {
                names.map { ($0, constants[$0].map { [Int64](repeating: $0, count: ids.count) } ?? ids) }
            }
            func run(_ ids: [Int64]) async throws -> Tensor? {
                let tensors = inputs(ids).map { ($0, Tensor(shape: [1, $1.count], integers: $1)) }
                return try await model.run(Dictionary(uniqueKeysWithValues: tensors))[gives.name]
            }
            let ids = text.trial.map(Int64.init)
            let given = try await run(ids)
            let values = try checked(given, of: gives.name)
            // The longest window has to fit, too.
            _ = try checked(try await run((0..<text.window).map { ids[$0 % ids.count] }), of: gives.name)
            let test = selfTest(
                inputs: inputs(ids).map { ($0, self.given($1)) }, output: gives.name, gives: given?.shape ?? [],
                values: values)
            let file = URL(filePath: "\(plan.checkpoint.path)/tokenizer.json").resolvingSymlinksInPath()
            try FileManager.default.copyItem(at: file, to: URL(filePath: "\(folder)/tokenizer.json"))
            try write(graph: graph, input: text.input(named: name), output: gives.name, selfTest: test)
            try await verify()
        }

        /// A finite number for each class.
        private func checked(_ output: Tensor?, of name: String) throws -> [Double] {
            let values = output?.floats.map(Double.init) ?? []
            guard values.count == plan.checkpoint.configuration.labels.count else {
                throw ImportRefusal(
                    "The graph's output '\(name)' has \(values.count) numbers, and config.json names "
                        + "\(plan.checkpoint.configuration.labels.count) classes.")
            }
            guard values.allSatisfy(\.isFinite) else {
                throw ImportRefusal("The graph gives no finite numbers: its weights are broken, or were cut.")
            }
            return values
        }

        private func verify() async throws {
            let models = ModelRepository(folders: [root])
            if let problem = models.problems.first { throw ImportRefusal(problem.message) }
            try await ModelVerifier(models).verify(plan.id)
        }

        private func input(named name: String, length: Int?) -> JSONValue {
            switch plan.preparation {
            case .picture(let picture): picture.input(named: name)
            case .sound(let sound): sound.input(named: name, length: length)
            case .text(let text): text.input(named: name)
            }
        }

        /// The first and the last of evenly spaced numbers in the range of prepared media: no symmetry makes them trivial.
        private var ramp: [Double] {
            if case .picture = plan.preparation { [-2, 2] } else { [-1, 1] }
        }

        private func given(_ ids: [Int64]) -> JSONValue {
            ["shape": numbers([1, ids.count]), "integers": numbers(ids.map(Int.init))]
        }

        private func selfTest(
            inputs: [(String, JSONValue)], output: String, gives: [Int], values: [Double]
        ) -> JSONValue {
            let wanted: JSONValue = ["shape": numbers(gives), "first": .array(values.map(JSONValue.number))]
            return [
                "input": .object(inputs.map { JSONValue.Member(name: $0, value: $1) }),
                "expected": .object([JSONValue.Member(name: output, value: wanted)]),
                "tolerance": .number(ModelDraft.tolerance),
            ]
        }

        private func numbers(_ values: [Int]) -> JSONValue { .array(values.map { .number(Double($0)) }) }

        /// Writes the manifest, and `origin.json` with the files that the model was made of.
        private func write(
            graph: (String, String?), input: JSONValue, output: String, selfTest: JSONValue?,
            versions: [String: String] = [:]
        ) throws {
            let configuration = plan.checkpoint.configuration
            var origin: [JSONValue.Member] = []
            if let source = plan.checkpoint.source { origin.append(.init(name: "hub", value: source.json)) }
            let made: JSONValue = [
                "architecture": .string(configuration.architecture),
                "classes": .array(configuration.labels.map(JSONValue.string)),
                "files": .array(
                    try (plan.checkpoint.descriptions + plan.checkpoint.weights.files).map(pinned(source:))),
                "exported_by": .object(
                    versions.sorted { $0.key < $1.key }.map { JSONValue.Member(name: $0.key, value: .string($0.value)) }
                ),
            ]
            if case .object(let members) = made { origin += members }
            try encoded(.object(origin)).write(to: URL(filePath: "\(folder)/origin.json"))
            let graph: JSONValue =
                if let weights = graph.1 {
                    ["xml": try pinned(graph.0), "bin": try pinned(weights)]
                } else {
                    ["onnx": try pinned(graph.0)]
                }
            let hub = plan.checkpoint.source
            let place = hub.map { "\($0.address)/\($0.repository)@\($0.commit)" } ?? plan.checkpoint.name
            var manifest: [JSONValue.Member] = []
            func add(_ name: String, _ value: JSONValue) { manifest.append(JSONValue.Member(name: name, value: value)) }
            add("id", .string(plan.id))
            add("version", .string(version))
            add("modality", .string(configuration.task.rawValue))
            add("role", "detector")
            add("graph", graph)
            var files: [JSONValue.Member] = [.init(name: "origin", value: try pinned("origin.json"))]
            if FileManager.default.fileExists(atPath: "\(folder)/tokenizer.json") {
                files.append(.init(name: ModelManifest.tokenizer, value: try pinned("tokenizer.json")))
            }
            add("files", .object(files))
            add("licence", .string(plan.licence))
            add(
                "source",
                .string("\(configuration.architecture) from '\(place)', by touchstone models add"))
            add("input", input)
            add("output", plan.output(named: output))
            if case .sound = plan.preparation {
                add("applicability", ["min_seconds": .number(SoundPreparation.shortest)])
            }
            if let selfTest { add("self_test", selfTest) }
            try encoded(.object(manifest)).write(to: URL(filePath: "\(folder)/manifest.json"))
        }

        private func pinned(_ name: String) throws -> JSONValue {
            ["file": .string(name), "sha256": .string(try digest("\(folder)/\(name)"))]
        }

        private func pinned(source name: String) throws -> JSONValue {
            ["file": .string(name), "sha256": .string(try digest("\(plan.checkpoint.path)/\(name)"))]
        }

        private func digest(_ path: String) throws -> String {
            guard let digest = FileDigest.sha256(ofFile: path) else {
                throw ImportRefusal("\(path) cannot be read: check its permissions.")
            }
            return digest
        }

        private func encoded(_ value: JSONValue) throws -> Data {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(value)
        }
    }
}
