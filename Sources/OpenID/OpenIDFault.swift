package import API

/// Why a sign-in with a provider came to nothing.
package struct OpenIDFault: Error, Sendable, Equatable {
    /// What a person can do about it.
    package enum Kind: Sendable {
        /// The provider is away, slow, or says what cannot be used: trying again later may help.
        case unavailable
        /// What came back proves nothing.
        case unproven
        /// The person, or the provider for them, said no.
        case declined
        /// The attempt took too long, was used, or began in another browser: beginning anew helps.
        case ended
    }

    /// What a person can do about it.
    package let kind: Kind
    /// What exactly was wrong, for the operator's log; nothing in it is about a person.
    package let detail: String

    init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// A browser came back that never set out, or too late.
    package static let noAttempt = OpenIDFault(.ended, "The browser brought no attempt along, or one that is over.")

    /// The same for the person.
    package var refusal: Refusal {
        switch kind {
        case .unavailable:
            Refusal(
                .busy, "The sign-in service cannot be used at the moment.", cause: .openIDUnavailable,
                notes: [.retry(after: 5)])
        case .unproven:
            Refusal(.forbidden, "What the sign-in service sent back proves nothing.", cause: .openIDUnproven)
        case .declined:
            Refusal(.forbidden, "The sign-in service did not let you in.", cause: .openIDDeclined)
        case .ended:
            Refusal(.forbidden, "This sign-in took too long, or was used already.", cause: .openIDEnded)
        }
    }
}
