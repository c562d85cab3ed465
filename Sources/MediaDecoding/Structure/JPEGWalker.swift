import Containers
import DetectionCore

/// Reads the segments of a JPEG file up to the first scan.
enum JPEGWalker {
    /// Size from the frame header and orientation from EXIF; nil when there is no frame header.
    static func structure(of window: ByteWindow) -> PictureStructure? {
        var orientation: Int?
        for segment in JPEGSegments(in: window) {
            let start = segment.content.lowerBound
            switch segment.marker {
            case 0xc0...0xcf where ![0xc4, 0xc8, 0xcc].contains(segment.marker):
                guard let height = window.number(at: start + 1, width: 2),
                    let width = window.number(at: start + 3, width: 2)
                else { return nil }
                return PictureStructure(width: width, height: height, orientation: orientation ?? 1)
            case 0xe1 where window.has("Exif\0\0", at: start):
                // Of several the first counts, for decoders and for notes.
                let exif = window.piece(at: start, count: segment.content.count)
                orientation = orientation ?? exif.flatMap(Orientation.exif)
            default:
                break
            }
        }
        return nil
    }
}
