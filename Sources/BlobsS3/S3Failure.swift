import Storage

/// Why a request to an S3 store failed.
enum S3Failure: Error, Sendable, Equatable {
    /// The bucket is not there.
    case bucketAbsent
    /// The object, or the upload in parts, is not there.
    case keyAbsent
    /// These credentials may not do it.
    case denied
    /// The store does not know the access key, or the secret is wrong.
    case unknownCredentials
    /// The credentials were temporary, and their time is over.
    case expiredCredentials
    /// The bucket is in another region, which the store may name.
    case otherRegion(String?)
    /// The clock of this machine or of the store is wrong.
    case wrongClock
    /// An object is there already.
    case exists
    /// The store cannot make an object on the condition that none is there.
    case unknownCondition
    /// The part that was asked for lies past the end of an object of so many bytes.
    case pastEnd(Int)
    /// There is no room.
    case full
    /// The store asks to come again, perhaps after some seconds, or fails.
    case busy(seconds: Int?)
    /// The connection could not be made, ended early, or nothing came for too long.
    case cut
    /// What came is no answer of an S3 store, or one that was not foreseen.
    case unexpected(status: Int, code: String)

    /// The failure that an answer tells.
    init(status: Int, code: String, field: (String) -> String?, region: String?) {
        switch code {
        case "NoSuchBucket": self = .bucketAbsent
        case "NoSuchKey", "NoSuchUpload": self = .keyAbsent
        case "InvalidAccessKeyId", "SignatureDoesNotMatch", "NotSignedUp": self = .unknownCredentials
        case "ExpiredToken", "TokenRefreshRequired", "InvalidToken", "ExpiredTokenException":
            self = .expiredCredentials
        case "AuthorizationHeaderMalformed", "PermanentRedirect", "IncorrectEndpoint", "TemporaryRedirect":
            self = .otherRegion(region ?? field("x-amz-bucket-region"))
        case "RequestTimeTooSkewed", "RequestExpired": self = .wrongClock
        case "NotImplemented": self = .unknownCondition
        case "QuotaExceeded", "XMinioStorageFull", "InsufficientCapacity": self = .full
        case "ConditionalRequestConflict", "OperationAborted", "SlowDown", "RequestTimeout": self = .busy(seconds: nil)
        default:
            switch status {
            case 301, 307: self = .otherRegion(field("x-amz-bucket-region"))
            case 400 where field("x-amz-bucket-region") != nil: self = .otherRegion(field("x-amz-bucket-region"))
            case 401, 403: self = .denied
            case 404: self = .keyAbsent
            case 412: self = .exists
            case 416: self = .pastEnd(field("content-range").flatMap { Int($0.split(separator: "/").last ?? "") } ?? 0)
            case 501: self = .unknownCondition
            case 507: self = .full
            case 429, 500..<600: self = .busy(seconds: field("retry-after").flatMap { Int($0) })
            default: self = .unexpected(status: status, code: code)
            }
        }
    }

    /// Whether the same request may succeed a moment later.
    var passes: Bool {
        switch self {
        case .busy, .cut: true
        default: false
        }
    }
}

extension StorageError {
    /// What a failure means to whoever stores media, in a sentence for the operator.
    init(_ failure: S3Failure, _ settings: S3Settings) {
        let place = "the bucket \(settings.bucket) at \(settings.endpoint)"
        switch failure {
        case .keyAbsent: self = .absent
        case .full: self = .full
        case .bucketAbsent:
            self = .unavailable("blobs: \(place) is not there. Make it, or name another one.")
        case .denied:
            self = .unavailable(
                "blobs: the credentials may not read, write, list and delete in \(place). Grant them these rights.")
        case .unknownCredentials:
            self = .unavailable("blobs: \(place) does not accept the credentials. Check access key and secret key.")
        case .expiredCredentials:
            self = .unavailable("blobs: the credentials for \(place) have expired. Give new ones.")
        case .otherRegion(let region):
            let name = region.map { "the region \($0)" } ?? "another region"
            self = .unavailable("s3.region: \(place) is in \(name), not in \(settings.region). Name that one.")
        case .wrongClock:
            self = .unavailable("blobs: the clocks of this machine and of \(place) differ. Set the clock.")
        case .busy: self = .unavailable("blobs: \(place) is overloaded or fails.")
        case .cut: self = .unavailable("blobs: \(place) cannot be reached, or ends connections early.")
        case .exists, .unknownCondition, .pastEnd:
            self = .unavailable("blobs: \(place) gave an answer that does not fit.")
        case .unexpected(let status, let code):
            self = .unavailable("blobs: \(place) answered \(status)\(code.isEmpty ? "" : " \(code)").")
        }
    }
}
