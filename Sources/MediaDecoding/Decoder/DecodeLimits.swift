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
    /// Most pixels of one frame of a video: 36 million, a little above 8K.
    public var maxFramePixels = 36_000_000
    /// Most tracks of a sound or video: 64.
    public var maxTracks = 64
    /// Longest sound accepted in seconds, as declared: 4 hours.
    public var maxSoundDuration = 4 * 3600.0
    /// Longest video accepted in seconds, as declared: 1 hour.
    public var maxVideoDuration = 3600.0
    /// Seconds of a sound that are decoded, from its start: 600.
    public var maxAudioSeconds = 600
    /// Address space of one decoder process in bytes, its libraries included: 3 GiB.
    public var memoryBytes = 3 << 30
    /// CPU seconds for one picture, counted in whole seconds: 30.
    public var cpuSeconds = 30
    /// CPU seconds for the sound or the frames of one medium, counted in whole seconds: 120.
    public var trackCPUSeconds = 120
    /// Seconds until a decoder that does not answer with a picture is ended: 60.
    public var wallSeconds = 60.0
    /// Seconds until a decoder that does not answer with sound or frames is ended: 240.
    public var trackWallSeconds = 240.0

    /// The defaults.
    public init() {}

    /// Most bytes a decoder may answer with: the largest picture, all frames of a video together, or the longest sound.
    var maxResultBytes: Int {
        max(maxPixels * 3, maxAudioSeconds * DecodedAudio.sampleRate * MemoryLayout<Float>.size)
    }
}
