/// Why bytes are no document, or a document cannot be written.
enum BSONError: Error, Sendable, Equatable {
    /// The bytes end before they should, or go on after that.
    case length
    /// There is no type with this number.
    case type(UInt8)
    /// A text is no UTF-8, or lacks its end.
    case text
    /// A truth value is neither 0 nor 1.
    case bool
    /// A key holds a NUL, which ends keys.
    case key
    /// Documents lie deeper in each other than `BSONLimits.depth`.
    case depth
    /// It is larger than `BSONLimits.bytes`.
    case size
}

/// Limits of what is read and written.
enum BSONLimits {
    /// Documents and arrays in each other; the server stores a hundred.
    static let depth = 100
    /// Bytes of one document that is read or written, 48 MiB: that is the server's limit for a whole message.
    static let bytes = 48 << 20
}
