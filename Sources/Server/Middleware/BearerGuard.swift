import API
import Crypto
import Foundation
import HTTPTypes

/// Decides who may use what is for operators and other processes: the bearer of a token or, where none is set, this machine.
struct BearerGuard: Sendable {
    /// What is guarded, as a sentence begins: `Metrics`.
    private let subject: String
    /// The setting of the token.
    private let setting: String
    /// SHA-256 of the token; nil when there is none.
    private let digest: SHA256Digest?

    /// A guard; an empty token is none.
    init(_ subject: String, token: String, setting: String) {
        self.subject = subject
        self.setting = setting
        digest = token.isEmpty ? nil : SHA256.hash(data: Data(token.utf8))
    }

    /// Passes when the sender of a request may go on.
    ///
    /// A request that came through a proxy says so and is not of this machine.
    ///
    /// - Throws: `Refusal` with `unauthenticated` or `forbidden`.
    func check(_ request: HTTPRequest, from client: ClientAddress?) throws(Refusal) {
        guard let digest else {
            guard GuestGuard.admits(request, from: client) else {
                throw Refusal(.forbidden, "\(subject) is for this machine only, unless a token is set (\(setting)).")
            }
            return
        }
        let field = request.headerFields[.authorization] ?? ""
        // Digests are compared in constant time.
        guard SHA256.hash(data: Data(field.dropFirst("Bearer ".count).utf8)) == digest, field.hasPrefix("Bearer ")
        else {
            throw Refusal(.unauthenticated, "\(subject) needs its token.", notes: [.needsToken])
        }
    }
}
