/// Something wrong with an installed model, for the start-up log and the capabilities.
public struct ModelProblem: Sendable, Equatable, Codable {
    /// Id of the model, or the name of its folder when the manifest cannot be read.
    public var model: String
    /// A code for programs.
    public var code: InferenceError.Code
    /// One sentence: what is wrong and what to do.
    public var message: String

    /// A problem of a model.
    public init(model: String, code: InferenceError.Code, message: String) {
        self.model = model
        self.code = code
        self.message = message
    }
}
