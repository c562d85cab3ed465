/// The stretches of a sound that a model with a fixed window looks at, one after the other.
struct SoundWindows: Sendable, Equatable {
    /// Windows of one sound at most; more are thinned out evenly.
    static let most = 600

    /// Samples of a window.
    var length: Int
    /// Samples from one window to the next.
    var hop: Int

    /// First samples of the windows in a sound of so many samples.
    ///
    /// A sound of less than one window has one, filled up with silence; a rest of less than one is left out.
    func starts(count: Int) -> [Int] {
        guard count > length else { return count > 0 ? [0] : [] }
        let starts = Array(stride(from: 0, through: count - length, by: hop))
        guard starts.count > Self.most else { return starts }
        return (0..<Self.most).map { starts[$0 * starts.count / Self.most] }
    }

    /// Whether a sound of so many samples has more windows than are looked at.
    func leaveOut(count: Int) -> Bool { count > length && (count - length) / hop >= Self.most }

    /// The samples of one window.
    func samples(of sound: [Float], from start: Int) -> [Float] {
        let inside = sound[start..<min(start + length, sound.count)]
        return inside + [Float](repeating: 0, count: length - inside.count)
    }
}
