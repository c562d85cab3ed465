/// One order to a decoder: which loader, and how much it may spend.
///
/// The medium's descriptor travels with it.
public struct DecodeRequest: Sendable, Equatable {
    /// Size of the message in bytes.
    public static let size = 48
    private static let magic: UInt32 = 0x7173_6474

    /// Echoed by the reply, so that a stray message is noticed.
    public var number: UInt64
    /// The loader to use.
    public var format: PictureFormat
    /// Most pixels a picture may have, checked from the header.
    public var maxPixels: UInt64
    /// Address space of the process in bytes.
    public var memoryBytes: UInt64
    /// CPU seconds for this request alone.
    public var cpuSeconds: UInt64

    /// One order.
    public init(number: UInt64, format: PictureFormat, maxPixels: UInt64, memoryBytes: UInt64, cpuSeconds: UInt64) {
        self.number = number
        self.format = format
        self.maxPixels = maxPixels
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
    }

    /// Reads a message; nil when it is not a request.
    public init?(bytes: [UInt8]) {
        guard let layout = FixedLayout(bytes, count: Self.size), layout[0] == Self.magic,
            let format = PictureFormat(rawValue: layout[4])
        else { return nil }
        self.init(
            number: layout[8], format: format, maxPixels: layout[16], memoryBytes: layout[24], cpuSeconds: layout[32])
    }

    /// The message.
    public var bytes: [UInt8] {
        var layout = FixedLayout(count: Self.size)
        layout[0] = Self.magic
        layout[4] = format.rawValue
        layout[8] = number
        layout[16] = maxPixels
        layout[24] = memoryBytes
        layout[32] = cpuSeconds
        return layout.bytes
    }
}
