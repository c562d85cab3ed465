public import Inference

/// What a server says of itself at `/v2`.
public struct ServerJSON: Codable, Sendable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version: String?
    /// The extensions of the protocol that it knows.
    public var extensions: [String]?

    /// A server.
    public init(name: String, version: String?, extensions: [String]?) {
        self.name = name
        self.version = version
        self.extensions = extensions
    }
}

/// What a server says of a model at `/v2/models/NAME`.
public struct ModelJSON: Codable, Sendable {
    /// An input or output.
    public struct Port: Codable, Sendable {
        /// Its name.
        public var name: String
        /// Its numbers.
        public var datatype: String
        /// Length of each dimension, -1 where it is free.
        public var shape: [Int]

        /// An input or output; one of any number of dimensions has no lengths to tell.
        public init(_ description: TensorDescription) {
            name = description.name
            datatype = description.datatype.rawValue
            shape = description.shape ?? []
        }
    }

    /// What Touchstone adds.
    public struct Parameters: Codable, Sendable {
        /// Digest of the model's manifest, `sha256:` and 64 hexadecimal digits.
        public var digest: String?

        /// With a digest.
        public init(digest: String?) { self.digest = digest }
    }

    /// Its name.
    public var name: String
    /// The versions that are served.
    public var versions: [String]?
    /// What computes it.
    public var platform: String?
    /// Its inputs.
    public var inputs: [Port]?
    /// Its outputs.
    public var outputs: [Port]?
    /// What Touchstone adds.
    public var parameters: Parameters?

    /// A model.
    public init(
        name: String, versions: [String], platform: String, inputs: [Port], outputs: [Port], parameters: Parameters
    ) {
        self.name = name
        self.versions = versions
        self.platform = platform
        self.inputs = inputs
        self.outputs = outputs
        self.parameters = parameters
    }

    /// Refuses a model that is another than the pinned one, as far as the server tells.
    func check(_ manifest: ModelManifest, digest: String) throws(InferenceError) {
        guard let found = parameters?.digest, found != digest else { return }
        throw InferenceError(
            .inferenceFailed,
            "The inference server has another version of '\(manifest.id)' (\(versions?.joined(separator: ", ") ?? "?")): "
                + "\(manifest.version) is needed.")
    }
}

/// What a server says when it refuses.
public struct ErrorJSON: Codable, Sendable {
    /// A sentence.
    public var error: String

    /// With a sentence.
    public init(error: String) { self.error = error }
}
