import API
import Hummingbird

/// The page, its files, and the API document as it is and as a page.
struct PageRoutes: Sendable {
    /// What the page may do: its own scripts, style and API, and media the user chose; nothing inline, nothing else, and
    /// no string becomes script or markup (Trusted Types).
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "media-src blob:",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    /// Whether visitors need no account, so that the form without scripts works for them.
    let allowsGuests: Bool

    /// The API document, by its own address.
    static let document = Asset("/openapi.yaml", .yaml, OpenAPIDocument.bytes)

    func add(to router: some RouterMethods<AppRequestContext>) {
        for asset in PageFiles.served(toGuests: allowsGuests) + [Self.document, DocsPage.asset] {
            router.get(RouterPath(asset.path)) { request, _ in asset.response(to: request, policy: Self.policy) }
        }
    }
}
