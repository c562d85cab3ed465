import HTTPTypes

extension HTTPField.Name {
    static let inferenceHeaderLength = known("Inference-Header-Content-Length")
    static let requestID = known("X-Request-Id")
    static let referrerPolicy = known("Referrer-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    static let preferenceApplied = known("Preference-Applied")
    static let idempotencyKey = known("Idempotency-Key")
    static let idempotentReplayed = known("Idempotent-Replayed")
    static let lastEventID = known("Last-Event-ID")
    static let prefer = known("Prefer")
    static let robotsTag = known("X-Robots-Tag")
    static let refresh = known("Refresh")
    static let reprDigest = known("Repr-Digest")
    static let contentDigest = known("Content-Digest")
    static let methodOverride = known("X-HTTP-Method-Override")
    static let fetchSite = known("Sec-Fetch-Site")
    static let host = known("Host")
    static let forwarded = known("Forwarded")
    static let forwardedFor = known("X-Forwarded-For")
    static let forwardedHost = known("X-Forwarded-Host")
    static let forwardedProto = known("X-Forwarded-Proto")
    static let realIP = known("X-Real-IP")
    static let rateLimitLimit = known("RateLimit-Limit")
    static let rateLimitRemaining = known("RateLimit-Remaining")
    static let rateLimitReset = known("RateLimit-Reset")
    static let tusResumable = known("Tus-Resumable")
    static let tusVersion = known("Tus-Version")
    static let tusExtension = known("Tus-Extension")
    static let tusMaxSize = known("Tus-Max-Size")
    static let tusChecksumAlgorithm = known("Tus-Checksum-Algorithm")
    static let uploadLength = known("Upload-Length")
    static let uploadOffset = known("Upload-Offset")
    static let uploadMetadata = known("Upload-Metadata")
    static let uploadChecksum = known("Upload-Checksum")
    static let uploadExpires = known("Upload-Expires")

    /// A name written here as a valid token.
    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("'\(name)' is not a field name") }
        return name
    }
}
