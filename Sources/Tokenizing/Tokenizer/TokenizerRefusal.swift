/// Why a tokenizer's description cannot be used: what in it is not known here, or is broken.
public struct TokenizerRefusal: Error, Sendable, Equatable {
    /// A phrase that follows "tokenizer.json": `asks for …`.
    public var phrase: String

    init(_ phrase: String) { self.phrase = phrase }

    /// A part with settings that are not known.
    init(unknown part: String) { self.init("asks for \(part), which is not known here") }
}
