extension ModelManifest {
    /// Kinds of input of a model.
    public enum Modality: String, Sendable, Codable, CaseIterable {
        case text, image, audio
    }

    /// Whether a model scores media by itself or serves other models.
    public enum Role: String, Sendable, Codable, CaseIterable {
        case detector, backbone
    }

    /// Runtimes of models.
    public enum Runtime: String, Sendable, Codable, CaseIterable {
        /// A graph, computed by OpenVINO in this process.
        case openvino
        /// No graph: a detector's own code reads the files.
        case swift
    }

    /// Data that a model was trained on.
    public struct TrainingData: Sendable, Equatable, Codable {
        /// Name of the data set or collection.
        public var name: String
        /// SPDX identifier of its licence, or the licence's own name.
        public var licence: String
        /// Number of examples used.
        public var rows: Int?
    }
}

/// The floating-point arithmetic that a graph is computed in.
public enum Precision: String, Sendable, Codable, CaseIterable {
    /// 32-bit: the same scores on every processor.
    case f32
    /// 16-bit brain floating point: about twice as fast where the processor has it, at a small cost in agreement.
    case bf16
}
