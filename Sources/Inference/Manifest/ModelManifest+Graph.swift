extension ModelManifest {
    /// Id of the model whose graph this one uses; nil when it has one of its own, or none.
    public var backbone: String? {
        if case .backbone(let id) = graph { id } else { nil }
    }

    /// Whether it is a head that a user's own files have taught.
    public var isTaught: Bool { files[Self.lesson] != nil }

    /// The key of the file that describes a text model's tokenizer.
    public static let tokenizer = "tokenizer"

    /// The key of the file that says how a model's ratio is joined with those of others, by a user's files.
    public static let fusion = "fusion"

    /// The key of the file that says what a taught head was measured at.
    public static let lesson = "taught"

    /// Origin of a model's graph.
    public enum Graph: Sendable, Equatable, Codable {
        /// OpenVINO's own format: the structure and the weights.
        case openvino(xml: FileReference, bin: FileReference)
        /// One ONNX file.
        case onnx(FileReference)
        /// The graph of another model, by its id; it is compiled once for all that name it.
        case backbone(String)

        private enum CodingKeys: String, CodingKey {
            case xml, bin, onnx, backbone
        }

        /// Reads the one of the three forms that is there.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if let file = try container.decodeIfPresent(FileReference.self, forKey: .onnx) {
                self = .onnx(file)
            } else if let id = try container.decodeIfPresent(String.self, forKey: .backbone) {
                self = .backbone(id)
            } else {
                self = .openvino(
                    xml: try container.decode(FileReference.self, forKey: .xml),
                    bin: try container.decode(FileReference.self, forKey: .bin))
            }
        }

        /// Writes the same form that `init(from:)` reads.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            switch self {
            case .openvino(let xml, let bin):
                try container.encode(xml, forKey: .xml)
                try container.encode(bin, forKey: .bin)
            case .onnx(let file): try container.encode(file, forKey: .onnx)
            case .backbone(let id): try container.encode(id, forKey: .backbone)
            }
        }

        /// The files of the graph; none when another model has them.
        public var files: [FileReference] {
            switch self {
            case .openvino(let xml, let bin): [xml, bin]
            case .onnx(let file): [file]
            case .backbone: []
            }
        }
    }
}
