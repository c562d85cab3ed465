import DetectionCore

/// Reads the first chunk of a WebP file, which has the size in each of its three kinds.
enum WebPWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: false)
        if try window.has("VP8X", at: 12) {
            guard let width = try window.number(24, bytes: 3), let height = try window.number(27, bytes: 3) else {
                return nil
            }
            return PictureStructure(width: width + 1, height: height + 1)
        }
        if try window.has("VP8L", at: 12), try window.byte(20) == 0x2f {
            guard let packed = try window.number(21, bytes: 4) else { return nil }
            return PictureStructure(width: (packed & 0x3fff) + 1, height: (packed >> 14 & 0x3fff) + 1)
        }
        if try window.has("VP8 ", at: 12), try window.number(23, bytes: 3) == 0x2a_019d {
            guard let width = try window.number(26, bytes: 2), let height = try window.number(28, bytes: 2) else {
                return nil
            }
            return PictureStructure(width: width & 0x3fff, height: height & 0x3fff)
        }
        return nil
    }
}
