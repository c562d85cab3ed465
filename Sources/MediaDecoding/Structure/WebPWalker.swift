import Containers
import DetectionCore

/// Reads the first chunk of a WebP file, which has the size in each of its three kinds, and the orientation in its EXIF.
enum WebPWalker {
    static func structure(of window: ByteWindow) -> PictureStructure? {
        let window = window.ordered(.little)
        if window.has("VP8X", at: 12) {
            guard let width = window.number(at: 24, width: 3),
                let height = window.number(at: 27, width: 3)
            else {
                return nil
            }
            return PictureStructure(
                width: width + 1, height: height + 1, orientation: orientation(in: window))
        }
        if window.has("VP8L", at: 12), window[20] == 0x2f {
            guard let packed = window.number(at: 21, width: 4) else { return nil }
            return PictureStructure(width: (packed & 0x3fff) + 1, height: (packed >> 14 & 0x3fff) + 1)
        }
        if window.has("VP8 ", at: 12), window.number(at: 23, width: 3) == 0x2a_019d {
            guard let width = window.number(at: 26, width: 2),
                let height = window.number(at: 28, width: 2)
            else {
                return nil
            }
            return PictureStructure(width: width & 0x3fff, height: height & 0x3fff)
        }
        return nil
    }

    /// The orientation in the EXIF that a flag announces; 1 without one.
    private static func orientation(in window: ByteWindow) -> Int {
        guard let flags = window[20], flags & 8 != 0, let form = RIFFForm(window),
            let chunk = RIFFChunks(in: window, form.declared, of: form).first(where: { $0.name == "EXIF" }),
            let exif = window.piece(at: chunk.content.lowerBound, count: chunk.content.count)
        else { return 1 }
        return Orientation.exif(exif) ?? 1
    }
}
