import HTTPTypes

extension HTTPField.Name {
    static let requestID = known("X-Request-Id")
    static let referrerPolicy = known("Referrer-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    static let preferenceApplied = known("Preference-Applied")
    static let prefer = known("Prefer")
    static let fetchSite = known("Sec-Fetch-Site")

    /// A name written here as a valid token.
    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("'\(name)' is not a field name") }
        return name
    }
}
