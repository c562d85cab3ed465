import Hummingbird

/// The cookie in which browsers keep their refresh token: out of reach of scripts and of other sites.
struct RefreshCookie: Sendable {
    /// Name of the cookie.
    static let name = "touchstone_refresh"
    /// The only addresses it is sent to.
    static let path = "/v1/auth"

    /// Whether browsers send it over TLS only; off for loopback, where there is none.
    let isSecure: Bool
    /// How long browsers keep it.
    let lifetime: Duration

    /// The token a request carries.
    func token(in request: Request) -> RefreshToken? {
        request.cookies[Self.name].map { RefreshToken(value: $0.value) }
    }

    /// Sets the cookie on an answer.
    func set(_ token: RefreshToken, on response: inout Response) {
        response.setCookie(cookie(token.value, maxAge: Int(lifetime.components.seconds)))
    }

    /// Makes browsers forget the cookie.
    func clear(on response: inout Response) {
        response.setCookie(cookie("", maxAge: 0))
    }

    private func cookie(_ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: maxAge, path: Self.path, secure: isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
