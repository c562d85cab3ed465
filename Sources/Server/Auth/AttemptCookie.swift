import Hummingbird
import OpenID

/// The cookie with which a browser goes to the identity provider and comes back: sealed, and gone with the answer.
///
/// Its browser sends it along when the provider's page leads back (`SameSite=Lax`); other sites' requests do not carry it.
struct AttemptCookie: Sendable {
    /// Whether browsers send it over TLS only.
    let isSecure: Bool

    private var name: String { isSecure ? "__Host-touchstone_openid" : "touchstone_openid" }
    private var path: String { isSecure ? "/" : OpenIDRoutes.callbackAddress }

    /// What a request carries.
    func value(in request: Request) -> String? { request.cookies[name]?.value }

    /// Sets the cookie on an answer.
    func set(_ sealed: String, on response: inout Response) {
        response.setCookie(cookie(sealed, maxAge: Int(SignInAttempt.lifetime)))
    }

    /// Makes browsers forget the cookie.
    func clear(on response: inout Response) { response.setCookie(cookie("", maxAge: 0)) }

    private func cookie(_ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: path, secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
