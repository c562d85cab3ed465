import DetectionCore

extension MediaError {
    /// The analysis was cancelled before it ended.
    static let cancelled = MediaError(.cancelled, "The analysis was cancelled. Start it again to get an answer.")
}
