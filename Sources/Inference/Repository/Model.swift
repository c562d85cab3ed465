import Metrics

/// A model that is loaded and ready to run.
///
/// It may be shared by any number of tasks.
public final class Model: Sendable {
    /// The model's manifest.
    public let manifest: ModelManifest
    /// Digest of the manifest file, `sha256:` and 64 hexadecimal digits; it pins all other files.
    public let digest: String
    /// What computes its graph; nil when it has none.
    public let graph: (any GraphComputing)?
    private let folder: ModelFolder
    private let timer: Timer

    init(_ installed: InstalledModel, graph: (any GraphComputing)?) {
        manifest = installed.manifest
        digest = "sha256:\(installed.digest)"
        folder = installed.folder
        self.graph = graph
        timer = Timer(label: "touchstone_model_infer_seconds", dimensions: [("model", installed.manifest.id)])
    }

    /// Computes all outputs of the graph, by name, from all inputs, by any of their names.
    ///
    /// The output that the manifest names is there under that name, too.
    ///
    /// Waits for a free place without holding a thread, and computes on the runtime's own threads or on a server.
    /// - Throws: `InferenceError` with `wrongShape`, `inferenceFailed` or `cancelled`.
    public func run(_ inputs: [String: Tensor]) async throws(InferenceError) -> [String: Tensor] {
        guard let graph else {
            throw InferenceError(.inferenceFailed, "The model '\(manifest.id)' has no graph to run.")
        }
        var outputs = try await graph.run(inputs, timedBy: timer)
        if let name = manifest.output?.name { outputs[name] = outputs[try await graph.outputName(of: name)] }
        return outputs
    }

    /// Content of one of the manifest's further files, by its key.
    ///
    /// Blocks while it reads: meant for small files, while a detector is made.
    ///
    /// - Throws: `InferenceError` with `modelMissing` or `digestMismatch`.
    public func bytes(of key: String) throws(InferenceError) -> [UInt8] {
        guard let reference = manifest.files[key] else {
            throw InferenceError(.modelMissing, "The manifest of '\(manifest.id)' names no file '\(key)'.")
        }
        return try folder.verifiedBytes(of: reference)
    }
}
