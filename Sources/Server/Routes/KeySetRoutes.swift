import API
import Hummingbird
import Signing

/// The public keys with which anybody can check a report.
struct KeySetRoutes: Sendable {
    let keys: KeyRing

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/.well-known/touchstone-keys.json") { _, _ in
            try JSONBody.response(keys.reports.published, headers: [.cacheControl: "public, max-age=300"])
        }
    }
}
