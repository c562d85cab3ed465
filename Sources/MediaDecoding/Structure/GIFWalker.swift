import DetectionCore

/// Reads the logical screen of a GIF file.
enum GIFWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: false)
        guard let width = try window.number(6, bytes: 2), let height = try window.number(8, bytes: 2) else {
            return nil
        }
        return PictureStructure(width: width, height: height)
    }
}
