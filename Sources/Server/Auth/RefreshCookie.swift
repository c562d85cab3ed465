import Accounts
import Hummingbird

/// The cookie in which browsers keep their refresh token: out of reach of scripts and of other sites.
struct RefreshCookie: Sendable {
    /// Whether browsers send it over TLS only; off for loopback, where there is none.
    let isSecure: Bool
    /// Lifetime in browsers.
    let lifetime: Duration

    /// Name of the cookie: over TLS one that browsers take from this very host only, and over TLS only.
    var name: String { isSecure ? "__Host-touchstone_refresh" : "touchstone_refresh" }
    /// The addresses it is sent to; such a name allows no narrower path than all of them.
    private var path: String { isSecure ? "/" : "/v1/auth" }

    /// The token a request carries.
    func token(in request: Request) -> RefreshToken? {
        request.cookies[name].map { RefreshToken(value: $0.value) }
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
            name: name, value: value, maxAge: maxAge, path: path, secure: isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
