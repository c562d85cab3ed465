package import Storage

/// Somebody for whom an identity provider vouches, as of this moment.
package struct ProvenPerson: Sendable, Equatable {
    /// Who they are, for good.
    package var identity: ProviderIdentity
    /// Their address as the provider has it; nil when it has or tells none.
    package var email: String?
    /// Whether the provider has made sure that the address is theirs.
    package var isEmailVerified: Bool

    /// A person.
    package init(identity: ProviderIdentity, email: String? = nil, isEmailVerified: Bool = false) {
        self.identity = identity
        self.email = email
        self.isEmailVerified = isEmailVerified
    }

    /// Their address as an account has it; nil for none, and for one with other letters than ASCII's.
    ///
    /// Letters of other scripts become ASCII's when they are made lower case (the sign of the kelvin a k), so somebody with such an
    /// address would come to another one's.
    var address: EmailAddress? {
        guard let email, email.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return try? EmailAddress(email)
    }
}

/// Whom of a provider's people an operator lets in.
package struct IdentityRule: Sendable, Equatable {
    /// Domains of addresses, in lower case; empty for any.
    package var domains: Set<String>
    /// Whether the first sign-in makes an account, where registration allows it.
    package var makesAccounts: Bool
    /// Whether somebody with a verified address opens the account that has this address.
    package var linksVerifiedAddresses: Bool

    /// A rule.
    package init(domains: Set<String> = [], makesAccounts: Bool = true, linksVerifiedAddresses: Bool = false) {
        self.domains = domains
        self.makesAccounts = makesAccounts
        self.linksVerifiedAddresses = linksVerifiedAddresses
    }

    /// Whether it lets somebody in: with domains, only verified addresses count.
    func admits(_ person: ProvenPerson) -> Bool {
        guard !domains.isEmpty else { return true }
        guard person.isEmailVerified, let email = person.address else { return false }
        return domains.contains(String(email.value.drop { $0 != "@" }.dropFirst()))
    }
}
