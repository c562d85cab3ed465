/// Why a multipart body cannot be read.
package enum MultipartError: Error, Sendable, Equatable {
    case boundaryMissing
    case boundaryInvalid
    case preambleTooLong
    case headersTooLong
    case headersMalformed
    case tooManyParts
    case truncated

    /// One sentence for the sender.
    package var sentence: String {
        switch self {
        case .boundaryMissing: "The Content-Type names no boundary."
        case .boundaryInvalid: "The boundary must have 1 to 70 characters."
        case .preambleTooLong: "The body does not begin with the boundary."
        case .headersTooLong: "The header fields of a part are longer than 8192 bytes."
        case .headersMalformed: "The header fields of a part are malformed."
        case .tooManyParts: "The body has more than 16 parts."
        case .truncated: "The body ends before its closing boundary."
        }
    }
}
