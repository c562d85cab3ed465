/// Why a medium cannot be analysed at all: a stable code and a sentence that says what to do.
///
/// Every way of handing in media (command line, upload, JSON text) fails with this type.
public struct MediaError: Error, Sendable, Equatable, Codable {
    /// The stable codes, shared with the HTTP API.
    public enum Code: String, Sendable, Codable, CaseIterable {
        case emptyFile = "empty_file"
        case unreadable
        case notFound = "not_found"
        case tooLarge = "too_large"
        case unsupportedMedia = "unsupported_media"
        case contentMismatch = "content_mismatch"
        case unprocessableMedia = "unprocessable_media"
        case invalidRequest = "invalid_request"
        case cancelled
        /// It was tried as often as it may be, without a result.
        case gaveUp = "gave_up"
        case busy
        case `internal`
    }

    /// The kind of error.
    public var code: Code
    /// One sentence for a person: what is wrong and what to do.
    public var message: String

    /// An error with its code and sentence.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
