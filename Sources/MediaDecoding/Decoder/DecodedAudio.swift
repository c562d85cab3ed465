/// The sound of one track: 16,000 samples a second, one channel, floating point with full scale at ±1.
public struct DecodedAudio: Sendable {
    /// Samples a second.
    public static let sampleRate = 16_000

    /// The samples, from the start of the track.
    public let samples: [Float]
    /// Length of the whole track in seconds; more than the samples when only the beginning was decoded.
    public let duration: Double
    /// Samples a second as stored.
    public let storedRate: Int
    /// Channels as stored.
    public let channels: Int
    /// Short name of the codec, such as `aac`.
    public let codec: String

    /// The sound of one track.
    public init(
        samples: [Float], duration: Double? = nil, storedRate: Int = 16_000, channels: Int = 1, codec: String = "pcm"
    ) {
        self.samples = samples
        self.duration = duration ?? Double(samples.count) / Double(Self.sampleRate)
        self.storedRate = storedRate
        self.channels = channels
        self.codec = codec
    }

    /// Whether only the beginning of the track was decoded.
    public var isPartial: Bool { duration > Double(samples.count) / Double(Self.sampleRate) + 1 }
}
