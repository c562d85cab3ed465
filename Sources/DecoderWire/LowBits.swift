/// The lowest bits of a picture's pixels, column after column: a stream in which programs hide text.
///
/// Source: sd_webui_stealth_pnginfo, and NovelAI's novelai-image-metadata.
public struct LowBits {
    /// Which bits.
    public enum Plane: Sendable, CaseIterable {
        /// One bit a pixel.
        case alpha
        /// Three bits a pixel, red first.
        case colour
    }

    /// How every hidden text starts.
    public static let start = "stealth_"

    private let pixels: UnsafeBufferPointer<UInt8>
    private let channels: Int
    private let width: Int
    private let height: Int
    private let first: Int
    private let perPixel: Int
    private var next = 0

    /// The stream of a picture with `channels` bytes a pixel, rows from the top without padding; nil when there is no such
    /// plane.
    public init?(_ plane: Plane, of pixels: UnsafeBufferPointer<UInt8>, channels: Int, width: Int, height: Int) {
        guard channels == 4 || (channels == 3 && plane == .colour), width > 0, height > 0,
            pixels.count >= width * height * channels
        else { return nil }
        self.pixels = pixels
        self.channels = channels
        self.width = width
        self.height = height
        (first, perPixel) = plane == .alpha ? (3, 1) : (0, 3)
    }

    /// Bits that were not taken yet.
    public var count: Int { width * height * perPixel - next }

    /// The next eight bits, the first one highest; nil when there are fewer.
    public mutating func byte() -> UInt8? {
        guard count >= 8 else { return nil }
        var value: UInt8 = 0
        for _ in 0..<8 {
            let (pixel, part) = next.quotientAndRemainder(dividingBy: perPixel)
            let (column, row) = pixel.quotientAndRemainder(dividingBy: height)
            value = value << 1 | pixels[(row * width + column) * channels + first + part] & 1
            next += 1
        }
        return value
    }

    /// The next bytes; nil when there are fewer.
    public mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count >= 0, count <= self.count / 8 else { return nil }
        return (0..<count).compactMap { _ in byte() }
    }

    /// Whether a text starts here.
    public static func hold(
        textIn pixels: UnsafeBufferPointer<UInt8>, channels: Int, width: Int, height: Int
    ) -> Bool {
        Plane.allCases.contains { plane in
            var bits = LowBits(plane, of: pixels, channels: channels, width: width, height: height)
            return bits?.bytes(start.utf8.count)?.elementsEqual(start.utf8) ?? false
        }
    }
}
