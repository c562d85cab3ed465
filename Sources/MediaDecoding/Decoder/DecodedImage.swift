/// The pixels of one picture: 8-bit sRGB, three bytes a pixel, rows from the top without padding, upright, alpha on white.
public final class DecodedImage: Sendable {
    private enum Storage: Sendable {
        /// From a place in a decoder's result on.
        case mapped(ResultMapping, offset: Int)
        case array([UInt8])
    }

    private let storage: Storage
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Frames or pages in the file, at least 1; the pixels are those of the first.
    public let frames: Int
    /// Whether the file stores alpha.
    public let hasAlpha: Bool

    /// A picture in memory.
    ///
    /// `rgb` has `width * height * 3` bytes.
    public convenience init(width: Int, height: Int, rgb: [UInt8]) {
        precondition(width > 0 && height > 0 && rgb.count == width * height * 3, "rgb must be width * height * 3 bytes")
        self.init(width: width, height: height, frames: 1, hasAlpha: false, storage: .array(rgb))
    }

    /// A picture in a decoder's result, which has `width * height * 3` bytes from `offset` on.
    convenience init(
        width: Int, height: Int, frames: Int = 1, hasAlpha: Bool = false, mapping: ResultMapping, offset: Int = 0
    ) {
        self.init(
            width: width, height: height, frames: frames, hasAlpha: hasAlpha,
            storage: .mapped(mapping, offset: offset))
    }

    private init(width: Int, height: Int, frames: Int, hasAlpha: Bool, storage: Storage) {
        self.width = width
        self.height = height
        self.frames = frames
        self.hasAlpha = hasAlpha
        self.storage = storage
    }

    /// Lends the pixels, `width * height * 3` bytes, for the time of the call.
    public func withPixels<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        switch storage {
        case .array(let bytes):
            try bytes.withUnsafeBufferPointer(body)
        case .mapped(let mapping, let offset):
            try withExtendedLifetime(mapping) {
                let pixels = mapping.bytes[offset..<offset + width * height * 3]
                return try body(UnsafeRawBufferPointer(rebasing: pixels).assumingMemoryBound(to: UInt8.self))
            }
        }
    }
}
