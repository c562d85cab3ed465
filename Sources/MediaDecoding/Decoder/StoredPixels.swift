/// The pixels of a lossless picture as stored: red, green, blue and alpha of 8 bits, rows from the top without padding.
///
/// They are not turned and not converted, alpha is not applied; it is 255 where none is stored.
public final class StoredPixels: Sendable {
    private let mapping: ResultMapping
    /// Width in pixels as stored.
    public let width: Int
    /// Height in pixels as stored.
    public let height: Int

    init(width: Int, height: Int, mapping: ResultMapping) {
        self.width = width
        self.height = height
        self.mapping = mapping
    }

    /// Lends the pixels, `width * height * 4` bytes, for the time of the call.
    public func withPixels<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try withExtendedLifetime(mapping) { try body(mapping.bytes.assumingMemoryBound(to: UInt8.self)) }
    }
}
