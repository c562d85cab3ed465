import DetectionCore
import Presentation

/// The result of scanning one file.
struct ScanResult: Sendable {
    /// Where the file lies.
    let path: ScanPath
    /// The report, or why there is none.
    let outcome: Result<Report, MediaError>
    /// A small JPEG picture, when a page is asked for and the medium has pixels.
    let thumbnail: [UInt8]?
    /// Small pictures of the most suspicious frames, of a video when a page is asked for.
    var frames: [FrameThumbnail] = []
}
