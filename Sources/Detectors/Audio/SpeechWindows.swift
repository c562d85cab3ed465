import MediaDecoding

/// The stretches of a sound that are listened to: 3 s each, every 1.5 s, as the probe was trained on 3 s.
enum SpeechWindows {
    /// Samples of one window.
    static let length = 3 * DecodedAudio.sampleRate
    /// Less speech in a window says nothing.
    static let leastSpeech = 1.2
    private static let hop = length / 2
    private static let most = 16

    /// Windows with speech in them, at most 16, evenly spread; the one with most speech when none has enough.
    static func ranges(of count: Int, _ activity: VoiceActivity) -> [Range<Int>] {
        let spoken = spoken(of: count, activity)
        guard spoken.isEmpty else { return spread(spoken) }
        return ranges(of: count).max { activity.seconds(in: $0) < activity.seconds(in: $1) }.map { [$0] } ?? []
    }

    /// Whether a sound is so long that not all its windows with speech are listened to, or were decoded.
    static func leaveOut(_ sound: DecodedAudio, _ activity: VoiceActivity) -> Bool {
        sound.isPartial || spoken(of: sound.samples.count, activity).count > most
    }

    /// All windows with speech in them.
    private static func spoken(of count: Int, _ activity: VoiceActivity) -> [Range<Int>] {
        ranges(of: count).filter { activity.seconds(in: $0) >= leastSpeech }
    }

    /// Windows over all of a sound, the last one flush with its end.
    private static func ranges(of count: Int) -> [Range<Int>] {
        guard count > length else { return count > 0 ? [0..<count] : [] }
        let last = count - length
        let steps = (last + hop - 1) / hop
        return (0...steps).map { last * $0 / steps }.map { $0..<$0 + length }
    }

    private static func spread(_ ranges: [Range<Int>]) -> [Range<Int>] {
        guard ranges.count > most else { return ranges }
        return (0..<most).map { ranges[(ranges.count - 1) * $0 / (most - 1)] }
    }
}
