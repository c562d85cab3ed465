import API
import Crypto
import Foundation
import HTTPTypes

/// Decides who may read the metrics: the bearer of the operator's token or, where none is set, this machine.
struct MetricsGuard: Sendable {
    /// SHA-256 of the token; nil when there is none.
    private let digest: SHA256Digest?

    /// A guard; an empty token is none.
    init(token: String) { digest = token.isEmpty ? nil : SHA256.hash(data: Data(token.utf8)) }

    /// Passes when the sender of a request may read.
    ///
    /// A request that came through a proxy says so and is not of this machine.
    ///
    /// - Throws: `Refusal` with `unauthenticated` or `forbidden`.
    func check(_ request: HTTPRequest, from client: ClientAddress?) throws(Refusal) {
        guard let digest else {
            guard GuestGuard.admits(request, from: client) else {
                throw Refusal(.forbidden, "Metrics are read from this machine, or with a token (metrics.token).")
            }
            return
        }
        let field = request.headerFields[.authorization] ?? ""
        // Digests are compared in constant time.
        guard SHA256.hash(data: Data(field.dropFirst("Bearer ".count).utf8)) == digest, field.hasPrefix("Bearer ")
        else {
            throw Refusal(.unauthenticated, "Metrics need their token.", headers: [.wwwAuthenticate: "Bearer"])
        }
    }
}
