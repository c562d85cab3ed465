/// One order to a decoder: what to take out of the medium with which loader, and how much it may spend.
///
/// The medium's descriptor travels with it.
public struct DecodeRequest: Sendable, Equatable {
    /// Size of the message in bytes.
    public static let size = operationOffset + DecodeOperation.size
    private static let operationOffset = 48
    private static let magic: UInt32 = 0x7473_6474

    /// Echoed by the reply, so that a stray message is noticed.
    public var number: UInt64
    /// The loader to use.
    public var format: WireFormat
    /// The operation.
    public var operation: DecodeOperation
    /// Most pixels one picture or frame may have, checked from the header.
    public var maxPixels: UInt64
    /// Most bytes a result may have.
    public var maxBytes: UInt64
    /// Address space of the process in bytes.
    public var memoryBytes: UInt64
    /// CPU seconds for this request alone.
    public var cpuSeconds: UInt64

    /// One order.
    public init(
        number: UInt64, format: WireFormat, operation: DecodeOperation, maxPixels: UInt64, maxBytes: UInt64,
        memoryBytes: UInt64, cpuSeconds: UInt64
    ) {
        self.number = number
        self.format = format
        self.operation = operation
        self.maxPixels = maxPixels
        self.maxBytes = maxBytes
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
    }

    /// Reads a message; nil when it is not a request.
    public init?(bytes: [UInt8]) {
        guard let layout = FixedLayout(bytes, count: Self.size), layout[0] == Self.magic,
            let format = WireFormat(rawValue: layout[4]),
            let operation = DecodeOperation(layout, at: Self.operationOffset)
        else { return nil }
        self.init(
            number: layout[8], format: format, operation: operation, maxPixels: layout[16], maxBytes: layout[24],
            memoryBytes: layout[32], cpuSeconds: layout[40])
    }

    /// The message.
    public var bytes: [UInt8] {
        var layout = FixedLayout(count: Self.size)
        layout[0] = Self.magic
        layout[4] = format.rawValue
        layout[8] = number
        layout[16] = maxPixels
        layout[24] = maxBytes
        layout[32] = memoryBytes
        layout[40] = cpuSeconds
        operation.write(to: &layout, at: Self.operationOffset)
        return layout.bytes
    }
}
