/// One line of the table behind the frames of a video: a result is their pixels, one after the other, then one entry for
/// each in the same order.
public struct FrameEntry: Sendable, Equatable {
    /// Size of an entry in bytes.
    public static let size = 16

    /// Seconds from the start of the track.
    public var time: Double
    /// Width in pixels.
    public var width: UInt32
    /// Height in pixels.
    public var height: UInt32

    /// One frame.
    public init(time: Double, width: UInt32, height: UInt32) {
        self.time = time
        self.width = width
        self.height = height
    }

    /// Reads an entry; nil when the bytes are not as many.
    public init?(bytes: [UInt8]) {
        guard let layout = FixedLayout(bytes, count: Self.size) else { return nil }
        self.init(time: Double(bitPattern: layout[0]), width: layout[8], height: layout[12])
    }

    /// The entry.
    public var bytes: [UInt8] {
        var layout = FixedLayout(count: Self.size)
        layout[0] = time.bitPattern
        layout[8] = width
        layout[12] = height
        return layout.bytes
    }
}
