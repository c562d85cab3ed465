/// What one medium may cost.
///
/// The defaults suit a machine with 4 GiB of memory and a camera's largest pictures.
public struct DecodeLimits: Sendable, Equatable {
    /// Largest file in bytes: 256 MiB.
    public var maxBytes = 256 << 20
    /// Largest text in bytes: 1 MiB, some 170,000 English words.
    public var maxTextBytes = 1 << 20
    /// Most pixels of a picture, declared or real: 100 million.
    public var maxPixels = 100_000_000
    /// Address space of one decoder process in bytes, its libraries included: 3 GiB.
    public var memoryBytes = 3 << 30
    /// CPU seconds for one picture, counted in whole seconds: 30.
    public var cpuSeconds = 30
    /// Seconds until a decoder that does not answer is ended: 60.
    public var wallSeconds = 60.0

    /// The defaults.
    public init() {}
}
