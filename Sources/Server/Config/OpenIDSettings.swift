import Accounts
import Configuration
import Foundation
import OpenID
import Signing

/// The identity provider that lets people in, and whom of them.
package struct OpenIDSettings: Sendable, Equatable {
    /// The provider, exactly as its discovery document spells it; empty for none.
    package var issuer: String
    /// What the provider knows this server by.
    package var clientID: String
    /// What this server proves itself with; empty for a public client.
    package var clientSecret: String
    /// This server's own address, as browsers see it.
    package var address: String
    /// What the button says after "Sign in with"; empty for the provider's host.
    package var label: String
    /// Domains of verified addresses that are let in, separated by commas; empty for everybody.
    package var domains: String
    /// Whether the first sign-in makes an account, where `registration` allows it.
    package var makesAccounts: Bool
    /// Whether a verified address opens the account that has it already.
    package var linksVerifiedAddresses: Bool
    /// Whether passwords open accounts too.
    package var allowsPasswords: Bool

    /// Settings; there is no provider unless told otherwise.
    package init(
        issuer: String = "", clientID: String = "", clientSecret: String = "", address: String = "",
        label: String = "", domains: String = "", makesAccounts: Bool = true, linksVerifiedAddresses: Bool = false,
        allowsPasswords: Bool = true
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.address = address
        self.label = label
        self.domains = domains
        self.makesAccounts = makesAccounts
        self.linksVerifiedAddresses = linksVerifiedAddresses
        self.allowsPasswords = allowsPasswords
    }

    /// Reads settings.
    ///
    /// - `openid.issuer` (string, optional, default: none): the identity provider, as its discovery document spells it.
    /// - `openid.client.id` (string): what the provider knows this server by.
    /// - `openid.client.secret` (string, secret, optional): what this server proves itself with; none for a public client.
    /// - `openid.address` (string): this server's own address, as browsers see it.
    /// - `openid.label` (string, optional, default: the provider's host): what the button says after "Sign in with".
    /// - `openid.domains` (string, optional, default: any): domains of verified addresses that are let in.
    /// - `openid.accounts` (bool, optional, default: true): the first sign-in makes an account where `registration` allows it.
    /// - `openid.link.verified` (bool, optional, default: false): a verified address opens the account that has it already.
    /// - `openid.passwords` (bool, optional, default: true): passwords open accounts too.
    init(reader: ConfigReader) {
        let defaults = OpenIDSettings()
        self.init(
            issuer: reader.string(forKey: "openid.issuer", default: defaults.issuer),
            clientID: reader.string(forKey: "openid.client.id", default: defaults.clientID),
            clientSecret: reader.string(forKey: "openid.client.secret", isSecret: true, default: defaults.clientSecret),
            address: reader.string(forKey: "openid.address", default: defaults.address),
            label: reader.string(forKey: "openid.label", default: defaults.label),
            domains: reader.string(forKey: "openid.domains", default: defaults.domains),
            makesAccounts: reader.bool(forKey: "openid.accounts", default: defaults.makesAccounts),
            linksVerifiedAddresses: reader.bool(
                forKey: "openid.link.verified", default: defaults.linksVerifiedAddresses),
            allowsPasswords: reader.bool(forKey: "openid.passwords", default: defaults.allowsPasswords))
    }

    /// Whether there is a provider.
    package var isOn: Bool { !issuer.isEmpty }

    /// What this server is to its provider; nil where there is none.
    var client: OpenIDClient? {
        guard isOn else { return nil }
        let root = address.hasSuffix("/") ? String(address.dropLast()) : address
        return OpenIDClient(
            issuer: issuer, id: clientID, secret: clientSecret, redirect: root + OpenIDRoutes.callbackAddress)
    }

    /// What the button says after "Sign in with"; nil where there is no provider.
    var shownLabel: String? {
        guard isOn else { return nil }
        return label.isEmpty ? URLComponents(string: issuer)?.host ?? issuer : label
    }

    /// Whom of the provider's people it lets in.
    var rule: IdentityRule {
        IdentityRule(
            domains: Set(domains.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() }),
            makesAccounts: makesAccounts, linksVerifiedAddresses: linksVerifiedAddresses)
    }

    /// Refuses values that cannot work.
    func validate(isOpen: Bool) throws(ConfigurationError) {
        guard isOn else {
            guard self == OpenIDSettings() else {
                throw ConfigurationError(
                    "openid.issuer: it is missing. Name the provider, or no openid setting at all.")
            }
            return
        }
        guard ProviderAddress.isUsable(issuer) else {
            throw ConfigurationError("openid.issuer: '\(issuer)' is no address such as https://id.example.org.")
        }
        guard !clientID.isEmpty else {
            throw ConfigurationError("openid.client.id: it is missing. The provider gives it to you.")
        }
        guard ProviderAddress.isUsable(address), !address.contains("?") else {
            throw ConfigurationError(
                "openid.address: '\(address)' is not this server's address, such as https://touchstone.example.org.")
        }
        guard label.count <= 60, label.allSatisfy({ !$0.isNewline }) else {
            throw ConfigurationError("openid.label: it must be a line of at most 60 characters.")
        }
        guard rule.domains.allSatisfy({ !$0.isEmpty && !$0.contains("@") && $0.contains(".") }) else {
            throw ConfigurationError("openid.domains: it must name domains such as example.org, with commas between.")
        }
        guard !linksVerifiedAddresses || !isOpen else {
            throw ConfigurationError(
                "openid.link.verified: it needs registration at invitation. Where anybody makes an account with any "
                    + "address, an address is no proof of whose account it is.")
        }
    }
}
