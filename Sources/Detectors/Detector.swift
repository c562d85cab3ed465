public import DetectionCore

/// Something that looks at one kind of medium and reports evidence, never a verdict.
public protocol Detector: Sendable {
    /// Stable id, such as `image.clip`; the first part is the kind of medium.
    var id: String { get }
    /// Version of the method with its weights.
    var version: String { get }
    /// The kind of medium it looks at.
    var kind: MediaKind { get }
    /// Whether it runs only when somebody asks for it.
    var isExperimental: Bool { get }

    /// Looks at one medium. Never throws: what goes wrong is evidence of state `failed` with a reason,
    /// what does not apply is `notApplicable` with a reason. Heavy work runs off the cooperative pool.
    func evidence(for medium: DecodedMedium) async -> Evidence
}

extension Detector {
    /// Most run without being asked for.
    public var isExperimental: Bool { false }
}
