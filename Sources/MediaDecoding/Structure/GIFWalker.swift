import Containers
import DetectionCore

/// Reads the logical screen of a GIF file.
enum GIFWalker {
    static func structure(of window: ByteWindow) -> PictureStructure? {
        let window = window.ordered(.little)
        guard let width = window.number(at: 6, width: 2), let height = window.number(at: 8, width: 2) else {
            return nil
        }
        return PictureStructure(width: width, height: height)
    }
}
