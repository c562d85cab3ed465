import API
import EmbeddedFiles
import Hummingbird
import WebPage

/// The page, its files, and the API document as it is and as a page.
struct PageRoutes: Sendable {
    /// What the page may do: its own scripts, style and API, and media the user chose; nothing inline, nothing else, and
    /// no string becomes script or markup (Trusted Types).
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "media-src blob:",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    /// The API document, by its own address.
    static let document = Asset("/openapi.yaml", .yaml, OpenAPIDocument.bytes)
    /// Files to try the page with.
    static let samples = EmbeddedFile.all(in: "samples").compactMap { file in
        Asset.MediaType(fileName: file.path).map { Asset("/samples/\(file.path)", $0, file.bytes) }
    }

    /// Whether visitors need no account, so that the form without scripts works for them.
    let allowsGuests: Bool
    /// Where the page's files are read at each request; nil serves those of the program.
    let folder: PageFolder?

    func add(to router: some RouterMethods<AppRequestContext>) {
        for asset in Self.samples + [Self.document] {
            router.get(RouterPath(asset.path)) { request, _ in asset.response(to: request, policy: Self.policy) }
        }
        for path in folder == nil ? PageFiles.addresses : [] {
            router.get(RouterPath(path)) { request, _ in
                let page = allowsGuests ? PageFiles.embedded : .embeddedForAccounts
                guard let asset = page.asset(at: path) else { throw Refusal(.notFound) }
                return asset.response(to: request, policy: Self.policy)
            }
        }
        router.get(RouterPath("\(SharedRoutes.page)/{token}")) { request, _ in
            let page: Asset?
            if let folder {
                page = try await folder.asset(at: "/", isOpen: allowsGuests)
            } else {
                page = (allowsGuests ? PageFiles.embedded : .embeddedForAccounts).asset(at: "/")
            }
            guard let page else { throw Refusal(.notFound) }
            var response = page.response(to: request, policy: Self.policy)
            // No search engine keeps what somebody was handed.
            response.headers[.robotsTag] = "noindex, nofollow"
            return response
        }
        guard let folder else { return }
        for path in ["/", "/**"] {
            router.get(RouterPath(path)) { request, _ in
                guard let asset = try await folder.asset(at: request.uri.path, isOpen: allowsGuests) else {
                    throw Refusal(.notFound)
                }
                return asset.response(to: request, policy: Self.policy)
            }
        }
    }
}
