public import Metrics

/// Something that computes a graph: this process's runtime, or a server.
public protocol GraphComputing: Sendable {
    /// What it takes.
    var takes: [TensorDescription] { get }
    /// What it gives.
    var gives: [TensorDescription] { get }

    /// Computes all outputs by name; the timer is told how long that took once it was its turn.
    ///
    /// - Throws: `InferenceError` with `wrongShape`, `inferenceFailed` or `cancelled`.
    func run(_ tensors: [String: Tensor], timedBy timer: Timer) async throws(InferenceError) -> [String: Tensor]

    /// The name under which an output is listed, for any of the names that the graph has for it.
    ///
    /// - Throws: `InferenceError` when the graph must be loaded for that and cannot be.
    func outputName(of alias: String) async throws(InferenceError) -> String
}

/// Name, numbers and shape of a graph's input or output.
public struct TensorDescription: Sendable, Equatable {
    /// Kinds of numbers, by the names that the Open Inference Protocol has for them.
    public enum Datatype: String, Sendable, CaseIterable {
        case float32 = "FP32"
        case float16 = "FP16"
        case int64 = "INT64"
        case int32 = "INT32"
    }

    /// Its name.
    public var name: String
    /// Its numbers.
    public var datatype: Datatype
    /// Length of each dimension, -1 where it is free; nil where the number of dimensions is.
    public var shape: [Int]?

    /// An input or output.
    public init(name: String, datatype: Datatype, shape: [Int]?) {
        self.name = name
        self.datatype = datatype
        self.shape = shape
    }
}

/// Where graphs are computed that this process does not compute itself.
public protocol RemoteGraphs: Sendable {
    /// Whether the graph of a model is computed there.
    func has(_ model: String) -> Bool
    /// The graph of a model there.
    ///
    /// - Throws: `InferenceError` where there is none, or not of this version.
    func graph(of manifest: ModelManifest, digest: String) async throws(InferenceError) -> any GraphComputing
    /// What the place calls itself; nil until it was asked.
    var name: String? { get }
}
