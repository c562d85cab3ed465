/// Something wrong with an installed model, for the start-up log and the capabilities.
public struct ModelProblem: Sendable, Equatable, Codable {
    /// Id of the model, or the name of its folder when the manifest cannot be read.
    public var model: String
    /// One sentence: what is wrong and what to do.
    public var message: String

    /// A problem of a model.
    public init(model: String, message: String) {
        self.model = model
        self.message = message
    }
}
