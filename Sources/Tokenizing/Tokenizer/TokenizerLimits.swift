/// Sizes of a tokenizer at most, so that one from a stranger costs bounded memory and time.
public enum TokenizerLimits {
    /// Bytes of its description.
    public static let bytes = 32 << 20
    /// Tokens, added ones included.
    static let tokens = 500_000
    /// Merges.
    static let merges = 500_000
    /// Added tokens.
    static let added = 20_000
    /// Bytes of one token.
    static let tokenBytes = 512
    /// Steps of a sequence of normalizers, cutters or processors.
    static let steps = 16
}
