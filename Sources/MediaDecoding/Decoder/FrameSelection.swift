/// Which frames of a video are wanted.
public enum FrameSelection: Sendable, Equatable {
    /// At most so many keyframes, evenly spread over the length of the track: the cheap way to see all of it.
    case keyframes(Int)
    /// The frames shown at these times in seconds, exact to half a millisecond: dearer.
    ///
    /// In any order; two times that show the same frame give it once, a time after the end gives the last frame.
    case times([Double])
}
