import DetectionCore

/// What a scan has to say of one file.
struct ScanResult: Sendable {
    /// The path as a person would write it.
    let path: String
    /// The report, or why there is none.
    let outcome: Result<Report, MediaError>
    /// A small PNG picture, when a page is asked for and the medium has pixels.
    let thumbnail: [UInt8]?
}
