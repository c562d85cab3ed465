import DetectionCore
import MediaDecoding

extension Examined {
    /// Seconds of some stretches of a sound, where they overlap counted once, of all its seconds.
    ///
    /// - Parameter ranges: The stretches, in samples, ascending by their starts.
    init(_ ranges: [Range<Int>], of sound: DecodedAudio) {
        var (heard, end) = (0, 0)
        for range in ranges {
            heard += max(0, range.upperBound - max(range.lowerBound, end))
            end = max(end, range.upperBound)
        }
        self.init(Double(heard) / Double(DecodedAudio.sampleRate), of: sound.duration, .seconds)
    }
}
