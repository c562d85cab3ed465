import NIOCore

/// Events of a multipart parser, in the order of the body.
enum MultipartEvent: Sendable, Equatable {
    /// A part begins; its header fields by lower-case name.
    case began(headers: [String: String])
    /// The next bytes of the part.
    case bytes(ByteBuffer)
    /// The part is complete.
    case ended
}
