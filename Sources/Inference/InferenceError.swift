public import DetectionCore

/// Why a model cannot be loaded or run: a stable code and one sentence that says what to do.
public struct InferenceError: Error, Sendable, Equatable {
    /// The stable codes.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// No folder holds the model, its backbone, or one of its files.
        case modelMissing = "model_missing"
        /// A file is not the one that the manifest pins.
        case digestMismatch = "digest_mismatch"
        /// The manifest cannot be read or contradicts itself.
        case manifestInvalid = "manifest_invalid"
        /// The inference runtime cannot be started.
        case runtimeUnavailable = "runtime_unavailable"
        /// The runtime refuses the graph.
        case compileFailed = "compile_failed"
        /// The runtime failed while it computed.
        case inferenceFailed = "inference_failed"
        /// An input is missing, unknown, or has the wrong shape or kind of numbers.
        case wrongShape = "wrong_shape"
        /// The task was cancelled while it waited for its turn.
        case cancelled
    }

    /// The kind of error.
    public var code: Code
    /// One sentence for a person: what is wrong and what to do.
    public var message: String

    /// An error with its code and sentence.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The reason that evidence carries for this error.
    public var reason: Reason {
        switch code {
        case .modelMissing, .digestMismatch, .manifestInvalid, .runtimeUnavailable, .compileFailed: .modelMissing
        case .inferenceFailed, .wrongShape: .inferenceFailed
        case .cancelled: .cancelled
        }
    }
}
