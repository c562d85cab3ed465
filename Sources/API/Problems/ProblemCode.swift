/// The stable codes of everything that can go wrong over HTTP.
public enum ProblemCode: String, Codable, Sendable, CaseIterable {
    case invalidRequest = "invalid_request"
    case emptyFile = "empty_file"
    case unauthenticated
    case forbidden
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case conflict
    case duplicateMedia = "duplicate_media"
    case tooLarge = "too_large"
    case unsupportedMedia = "unsupported_media"
    case contentMismatch = "content_mismatch"
    case rangeOutside = "range_outside"
    case unprocessableMedia = "unprocessable_media"
    case offsetMismatch = "offset_mismatch"
    case checksumMismatch = "checksum_mismatch"
    case preconditionFailed = "precondition_failed"
    case keyReused = "idempotency_key_reused"
    case gone
    case rateLimited = "rate_limited"
    case `internal`
    case busy
    case quotaExceeded = "quota_exceeded"
    case diskFull = "disk_full"

    /// The HTTP status a code is sent with.
    public var status: Int {
        switch self {
        case .invalidRequest, .emptyFile: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .conflict, .duplicateMedia, .offsetMismatch: 409
        case .preconditionFailed: 412
        case .tooLarge: 413
        case .unsupportedMedia, .contentMismatch: 415
        case .rangeOutside: 416
        case .gone: 410
        case .unprocessableMedia, .keyReused: 422
        case .rateLimited: 429
        case .checksumMismatch: 460
        case .internal: 500
        case .busy: 503
        case .quotaExceeded, .diskFull: 507
        }
    }
}
