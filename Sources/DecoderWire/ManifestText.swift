/// What both sides know of a manifest store's text.
public enum ManifestText {
    /// Most bytes of a store in JSON: 8 MiB.
    public static let maxBytes = 8 << 20
    /// Most bytes of the words why there is none.
    public static let maxWords = 1024
    /// The first byte of a store; words start with a letter.
    public static let jsonStart = UInt8(ascii: "{")
}
