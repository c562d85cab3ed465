import DecoderWire
import Foundation

/// The pixels of one picture: 8-bit sRGB, three bytes a pixel, rows from the top without padding, upright, alpha on white.
public final class DecodedImage: Sendable {
    private enum Storage: @unchecked Sendable {
        /// Sound to share: the mapping is read-only, sealed against writing, and unmapped only in `deinit`.
        case mapped(UnsafeRawBufferPointer)
        case array([UInt8])
    }

    private let storage: Storage
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Frames or pages in the file, at least 1; the pixels are those of the first.
    public let frames: Int

    /// A picture in memory.
    ///
    /// `rgb` has `width * height * 3` bytes.
    public convenience init(width: Int, height: Int, rgb: [UInt8]) {
        precondition(width > 0 && height > 0 && rgb.count == width * height * 3, "rgb must be width * height * 3 bytes")
        self.init(width: width, height: height, frames: 1, storage: .array(rgb))
    }

    /// Takes over a read-only mapping of exactly `width * height * 3` bytes.
    convenience init(width: Int, height: Int, frames: Int, mapping: UnsafeRawBufferPointer) {
        self.init(width: width, height: height, frames: frames, storage: .mapped(mapping))
    }

    private init(width: Int, height: Int, frames: Int, storage: Storage) {
        self.width = width
        self.height = height
        self.frames = frames
        self.storage = storage
    }

    deinit {
        if case .mapped(let mapping) = storage {
            munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count)
        }
    }

    /// Lends the pixels, `width * height * 3` bytes, for the time of the call.
    public func withPixels<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        switch storage {
        case .array(let bytes):
            try bytes.withUnsafeBufferPointer(body)
        case .mapped(let mapping):
            try withExtendedLifetime(self) { try body(mapping.assumingMemoryBound(to: UInt8.self)) }
        }
    }
}
