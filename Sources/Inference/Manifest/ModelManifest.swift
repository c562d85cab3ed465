/// A model's description: `manifest.json` in `<root>/<id>/<version>/`.
///
/// The manifest pins every other file by its SHA-256, so that its own digest names the model completely.
public struct ModelManifest: Sendable, Equatable, Codable {
    /// Stable name, equal to the folder's: lower-case letters, digits, dots and dashes.
    public var id: String
    /// Semantic version, equal to the folder's.
    public var version: String
    /// Kind of input.
    public var modality: Modality
    /// Whether it scores media by itself or serves other models.
    public var role: Role
    /// Whether it runs only when somebody asks for it.
    public var isExperimental: Bool
    /// Runtime.
    public var runtime: Runtime
    /// Origin of the graph; nil exactly when the runtime is `swift`.
    public var graph: Graph?
    /// Other models that are asked beside this one, by id.
    public var needs: [String]
    /// The arithmetic the runtime computes in.
    public var precision: Precision
    /// How many neighbouring values share a scale where they are rounded to 8 bits, to be multiplied with an 8-bit matrix.
    ///
    /// Nil, and processors that cannot multiply bytes fast, compute in `precision` throughout.
    public var dynamicGroup: Int?
    /// Further files by key, such as a trained head or a vocabulary.
    public var files: [String: FileReference]
    /// SPDX identifier of the licence of the weights.
    public var licence: String
    /// Origin of the weights.
    public var source: String
    /// Training data.
    public var trainingData: [TrainingData]
    /// Preprocessing into the model's input; needed by models that are used without code.
    public var input: Input?
    /// Which output is the score and what it means.
    public var output: Output?
    /// Calibration of the score as a log-likelihood ratio.
    public var calibration: Calibration?
    /// Media it was not made for.
    public var applicability: Applicability?
    /// A computation whose result is known.
    public var selfTest: SelfTest?
    /// File with a description for people.
    public var card: String?

    private enum CodingKeys: String, CodingKey {
        case id, version, modality, role
        case isExperimental = "experimental"
        case runtime, graph, needs, precision
        case dynamicGroup = "dynamic_group"
        case files, licence, source
        case trainingData = "training_data"
        case input, output, calibration, applicability
        case selfTest = "self_test"
        case card
    }

    /// Reads a manifest; `experimental`, `runtime`, `needs`, `precision`, `files` and `training_data` have defaults.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        version = try container.decode(String.self, forKey: .version)
        modality = try container.decode(Modality.self, forKey: .modality)
        role = try container.decode(Role.self, forKey: .role)
        isExperimental = try container.decodeIfPresent(Bool.self, forKey: .isExperimental) ?? false
        runtime = try container.decodeIfPresent(Runtime.self, forKey: .runtime) ?? .openvino
        graph = try container.decodeIfPresent(Graph.self, forKey: .graph)
        needs = try container.decodeIfPresent([String].self, forKey: .needs) ?? []
        precision = try container.decodeIfPresent(Precision.self, forKey: .precision) ?? .f32
        dynamicGroup = try container.decodeIfPresent(Int.self, forKey: .dynamicGroup)
        files = try container.decodeIfPresent([String: FileReference].self, forKey: .files) ?? [:]
        licence = try container.decode(String.self, forKey: .licence)
        source = try container.decode(String.self, forKey: .source)
        trainingData = try container.decodeIfPresent([TrainingData].self, forKey: .trainingData) ?? []
        input = try container.decodeIfPresent(Input.self, forKey: .input)
        output = try container.decodeIfPresent(Output.self, forKey: .output)
        calibration = try container.decodeIfPresent(Calibration.self, forKey: .calibration)
        applicability = try container.decodeIfPresent(Applicability.self, forKey: .applicability)
        selfTest = try container.decodeIfPresent(SelfTest.self, forKey: .selfTest)
        card = try container.decodeIfPresent(String.self, forKey: .card)
    }
}
