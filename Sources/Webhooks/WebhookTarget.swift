import API
import Addresses
import Foundation

/// The target of a webhook: an address checked before anything is sent there.
package struct WebhookTarget: Sendable, Equatable {
    /// Why an address is not one for webhooks.
    package struct Refused: Error, Equatable {
        package let sentence: String
        let cause: DeliveryCause

        /// An address that is none, with what is wrong about it.
        init(sentence: String) {
            self.sentence = sentence
            cause = .addressRefused
        }

        /// An address that leads nowhere, or where no message may go.
        init(_ cause: DeliveryCause) {
            self.sentence = cause.sentence(status: nil)
            self.cause = cause
        }
    }

    /// The address, as its owner wrote it.
    package let url: String
    /// Its host, in lower case.
    package let host: String
    private let isEncrypted: Bool

    /// Reads an address: https; http only where receivers on this machine are allowed.
    ///
    /// A host that is an address itself is looked at now, a name only when something is sent there.
    ///
    /// - Throws: `Refused` with a sentence for its owner.
    package init(_ text: String, allowsLoopback: Bool) throws(Refused) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty
        else { throw Refused(sentence: "'url' is not an address such as https://example.org/hook.") }
        guard scheme == "https" || scheme == "http" && allowsLoopback else {
            throw Refused(sentence: "'url' must begin with https://.")
        }
        guard parts.user == nil, parts.password == nil, parts.fragment == nil else {
            throw Refused(sentence: "'url' must hold no user, password or fragment.")
        }
        guard host == host.lowercased(), parts.port.map({ (1...65_535).contains($0) }) ?? true else {
            throw Refused(sentence: "'url' must have its host in lower case and a port that exists.")
        }
        url = scheme + text.dropFirst(scheme.utf8.count)
        self.host = host.trimmingCharacters(in: ["[", "]"])
        isEncrypted = scheme == "https"
        if let address = HostResolver.literal(self.host) { _ = try pin([address], allowsLoopback: allowsLoopback) }
    }

    /// The one address to connect to, out of all that its host has.
    ///
    /// One address that must not be reached is enough to refuse the host: which one a connection would take is up to
    /// whoever answers for its name.
    ///
    /// - Throws: `Refused` with a sentence for its owner.
    func pin(_ addresses: [IPAddress], allowsLoopback: Bool) throws(Refused) -> IPAddress {
        guard let first = addresses.first else { throw Refused(.noAddress) }
        let isFine =
            addresses.allSatisfy(\.isPublic) && isEncrypted
            || allowsLoopback && addresses.allSatisfy(\.isLoopback)
        guard isFine else { throw Refused(.notPublic) }
        return first
    }
}
