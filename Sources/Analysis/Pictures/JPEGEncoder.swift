import Detectors
import MediaDecoding

/// Writes small pictures as baseline JPEG files, colour at half resolution.
///
/// All Huffman codes of a table have the same length: what tuned tables would save of a few kilobytes is not worth them.
///
/// Source: ITU-T T.81, annexes B (markers), F.1 (baseline coding) and K.1 (steps); ITU-T T.871 (JFIF).
struct JPEGEncoder {
    private let luminance: PixelBlock
    private let chrominance: PixelBlock

    /// An encoder for a quality from 1 to 100.
    init(quality: Int) {
        luminance = .luminanceSteps(quality: quality)
        chrominance = .chrominanceSteps(quality: quality)
    }

    /// The file of a picture of at most 65,535 pixels a side.
    func file(of image: DecodedImage) -> [UInt8] {
        let (width, height) = (image.width, image.height)
        var scan = JPEGScan()
        image.withPixels { pixels in
            for top in stride(from: 0, to: height, by: 16) {
                for left in stride(from: 0, to: width, by: 16) {
                    let square = ColourSquare(pixels, width: width, height: height, left: left, top: top)
                    for block in 0..<4 { scan.add(square.brightness[block], steps: luminance, component: 0) }
                    scan.add(square.blue, steps: chrominance, component: 1)
                    scan.add(square.red, steps: chrominance, component: 2)
                }
            }
        }
        return [0xFF, 0xD8] + Self.segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
            + Self.segment(0xDB, [0] + Self.bytes(of: luminance))
            + Self.segment(0xDB, [1] + Self.bytes(of: chrominance))
            + Self.segment(0xC0, [8] + Self.pair(height) + Self.pair(width) + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
            + Self.segment(0xC4, [0x00] + JPEGScan.lengths(of: JPEGScan.means, bits: 4) + JPEGScan.means)
            + Self.segment(0xC4, [0x10] + JPEGScan.lengths(of: JPEGScan.runs, bits: 8) + JPEGScan.runs)
            + Self.segment(0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]) + scan.finished() + [0xFF, 0xD9]
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + pair(content.count + 2) + content
    }

    private static func pair(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }

    private static func bytes(of steps: PixelBlock) -> [UInt8] {
        JPEGScan.zigzag.map { UInt8(steps.rows[$0.row][$0.column]) }
    }
}
