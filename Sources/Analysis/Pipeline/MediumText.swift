public import DetectionCore
public import MediaDecoding

/// The text of a medium as the detectors read it, to which their spans refer.
public enum MediumText {
    /// The text of a text or a document.
    ///
    /// - Throws: As `TextReader.read`.
    public static func read(_ file: MediaFile) async throws(MediaError) -> String {
        try await WorkQueue.shared.run { () throws(MediaError) in try TextReader.text(of: file) }
    }
}
