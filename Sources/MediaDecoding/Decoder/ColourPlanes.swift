/// The two colour planes of a picture that stores them at half its size each way, neither interpolated nor converted.
///
/// Values are those of the format, 0…255 with 128 for no colour; a plane has `columns × rows` bytes.
public struct ColourPlanes: Sendable {
    private let mapping: ResultMapping
    /// Width of the picture as stored, before orientation.
    public let width: Int
    /// Height of the picture as stored, before orientation.
    public let height: Int

    init(width: Int, height: Int, mapping: ResultMapping) {
        self.width = width
        self.height = height
        self.mapping = mapping
    }

    /// Width of a plane.
    public var columns: Int { (width + 1) / 2 }
    /// Height of a plane.
    public var rows: Int { (height + 1) / 2 }

    /// Lends both planes for the time of the call.
    public func withPlanes<R>(
        _ body: (_ blue: UnsafeBufferPointer<UInt8>, _ red: UnsafeBufferPointer<UInt8>) throws -> R
    ) rethrows -> R {
        try withExtendedLifetime(mapping) {
            let bytes = UnsafeRawBufferPointer(mapping.bytes).assumingMemoryBound(to: UInt8.self)
            let count = columns * rows
            return try body(
                UnsafeBufferPointer(rebasing: bytes[..<count]), UnsafeBufferPointer(rebasing: bytes[count...]))
        }
    }
}
