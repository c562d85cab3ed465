import DetectionCore

/// The header of a TIFF file, or of the EXIF block of another format.
struct TIFFHeader {
    /// From here places are counted.
    let base: Int
    let isBigEndian: Bool
    /// Whether numbers are those of BigTIFF.
    let isBig: Bool
    /// Place of the first directory.
    let first: Int

    /// Reads a header; nil when there is none.
    init?(file: MediaFile, base: Int) throws(MediaError) {
        var window = ByteWindow(file, isBigEndian: false)
        if try window.has("MM", at: base) {
            window.isBigEndian = true
        } else if try !window.has("II", at: base) {
            return nil
        }
        let version = try window.number(base + 2, bytes: 2)
        guard version == 42 || version == 43 else { return nil }
        isBig = version == 43
        guard let first = try window.number(isBig ? base + 8 : base + 4, bytes: isBig ? 8 : 4) else { return nil }
        self.base = base
        self.first = first
        isBigEndian = window.isBigEndian
    }
}
