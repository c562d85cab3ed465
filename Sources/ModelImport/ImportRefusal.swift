/// Why a model is not taken in: one sentence that says what is wrong and what to do.
public struct ImportRefusal: Error, Sendable, Equatable {
    /// The sentence.
    public var sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
