public import DetectionCore
import Foundation

/// A trained classifier as Hugging Face lays it out: a configuration, the preparation of media, and weights.
///
/// Weights are read as safetensors, OpenVINO IR or ONNX. A pickle is a program: it is never opened. Neither is code.
public struct Checkpoint: Sendable {
    /// Where the numbers of the model are.
    public enum Weights: Sendable, Equatable {
        /// Numbers only, which an exporter makes a graph of; names of files.
        case safetensors([String])
        /// A graph in OpenVINO's own format.
        case openvino(xml: String, bin: String)
        /// A graph as one ONNX file.
        case onnx(String)

        /// Names of the files.
        public var files: [String] {
            switch self {
            case .safetensors(let names): names
            case .openvino(let xml, let bin): [xml, bin]
            case .onnx(let name): [name]
            }
        }
    }

    private static let programs = [".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".msgpack", ".joblib"]
    private static let graphs = ["openvino_model.xml", "model.onnx"]

    /// The folder.
    public let path: String
    /// A name for people: the file's without its ending, or the folder's.
    public let name: String
    /// What `config.json` says.
    public let configuration: ModelConfiguration
    /// What prepares a medium for the model, as the folder describes it; for a text, what it says beside `tokenizer.json`.
    public let preparation: JSONValue
    /// Where it was downloaded from; nil for a folder of the user's.
    public let source: HubSource?
    /// Its weights.
    public let weights: Weights
    /// The licence that its README states.
    public let licence: String?

    /// Small files that belong to it and are there, beside the weights.
    public let descriptions: [String]

    /// Whether the weights are numbers only, without a graph.
    var isNumbers: Bool { if case .safetensors = weights { true } else { false } }

    /// Reads a folder, or one file of weights with what lies beside it.
    ///
    /// - Parameters:
    ///   - path: The folder or the file.
    ///   - source: Where it was downloaded from.
    public init(path: String, source: HubSource? = nil) throws(ImportRefusal) {
        self.source = source
        let url = URL(filePath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw ImportRefusal("There is nothing at \(path).")
        }
        let graph = isFolder.boolValue ? nil : url.lastPathComponent
        let folder = SourceFolder(path: isFolder.boolValue ? url.path : url.deletingLastPathComponent().path)
        if let graph, Self.programs.contains(where: graph.hasSuffix) { throw Self.refusal(ofProgram: graph) }
        self.path = folder.path
        name = graph.map { URL(filePath: $0).deletingPathExtension().lastPathComponent } ?? url.lastPathComponent
        weights = try Self.weights(in: folder, graph: graph)
        guard let json = try folder.json("config.json") else {
            throw ImportRefusal(
                "There is no config.json beside the weights: it names the architecture ('architectures') and the classes "
                    + "('id2label').")
        }
        configuration = try ModelConfiguration(json)
        let isText = configuration.task == .text
        let (name, preparation) = isText ? try Self.texts(in: folder) : try Self.preparation(in: folder)
        guard preparation["auto_map"] == nil else {
            throw ImportRefusal(
                "\(name) asks for program code that comes with the model (auto_map), which is never run.")
        }
        self.preparation = preparation
        licence = try folder.text("README.md").flatMap { ModelCard.licence(in: String(decoding: $0, as: UTF8.self)) }
        let texts = isText ? ["tokenizer.json", "special_tokens_map.json"] : []
        descriptions = (["config.json", name, "model.safetensors.index.json"] + texts).filter {
            folder.size(of: $0) != nil
        }
    }

    private static func preparation(in folder: SourceFolder) throws(ImportRefusal) -> (String, JSONValue) {
        if let json = try folder.json("preprocessor_config.json") { return ("preprocessor_config.json", json) }
        if let json = try folder.json("processor_config.json"),
            let part = json["image_processor"] ?? json["feature_extractor"]
        {
            return ("processor_config.json", part)
        }
        throw ImportRefusal(
            "There is no preprocessor_config.json beside config.json: without it nobody knows how the model's media were "
                + "prepared.")
    }

    private static func texts(in folder: SourceFolder) throws(ImportRefusal) -> (String, JSONValue) {
        guard folder.size(of: "tokenizer.json") != nil else {
            throw ImportRefusal(
                "There is no tokenizer.json beside config.json: without it nobody knows how the model's texts were cut. "
                    + "transformers writes it: AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER).")
        }
        return ("tokenizer_config.json", try folder.json("tokenizer_config.json") ?? .object([]))
    }

    private static func weights(in folder: SourceFolder, graph: String?) throws(ImportRefusal) -> Weights {
        let weights = try found(in: folder, graph: graph)
        let sizes = weights.files.map { folder.size(of: $0) }
        for (name, size) in zip(weights.files, sizes) where size == nil {
            throw ImportRefusal("\(name) is missing: download it again.")
        }
        guard sizes.compactMap(\.self).reduce(0, +) <= SourceFolder.mostWeights else {
            throw ImportRefusal("The weights have more than 4 GiB, the most that is taken.")
        }
        if case .safetensors(let names) = weights {
            for name in names { try Safetensors.check(name, in: folder) }
        }
        return weights
    }

    private static func found(in folder: SourceFolder, graph: String?) throws(ImportRefusal) -> Weights {
        let names = Set(folder.names)
        if let graph = graph ?? graphs.first(where: names.contains) {
            if graph.hasSuffix(".xml") { return .openvino(xml: graph, bin: graph.dropLast(4) + ".bin") }
            if graph.hasSuffix(".onnx") { return .onnx(graph) }
            guard graph.hasSuffix(".safetensors") else {
                throw ImportRefusal("\(graph) is neither .safetensors nor .onnx nor .xml, nor a folder of a model.")
            }
            return .safetensors([graph])
        }
        if names.contains("model.safetensors") { return .safetensors(["model.safetensors"]) }
        if let index = try folder.json("model.safetensors.index.json") {
            return .safetensors(try Safetensors.shards(of: index))
        }
        let program = names.sorted().first { name in programs.contains(where: name.hasSuffix) }
        if let program { throw refusal(ofProgram: program) }
        throw ImportRefusal("There are no weights: model.safetensors, openvino_model.xml or model.onnx is needed.")
    }

    private static func refusal(ofProgram name: String) -> ImportRefusal {
        ImportRefusal(
            "\(name) may be a pickle, which can run any program when it is opened, so it is not: ask its makers for "
                + "model.safetensors, or convert it on a machine that holds nothing of value.")
    }
}
