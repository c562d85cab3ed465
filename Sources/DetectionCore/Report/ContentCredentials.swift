public import Foundation

/// What a file's signed provenance (its C2PA manifest store) amounts to, checked offline.
///
/// Source of states and failure codes: C2PA specification 2.2, "Validation".
public struct ContentCredentials: Codable, Sendable, Equatable {
    /// What the check found.
    public enum State: String, ExtensibleCode, CaseIterable {
        /// The file carries none, or none that could be looked at without a network; that argues for nothing.
        case absent
        /// Intact, and signed by somebody the trust list vouches for.
        case trusted
        /// Intact, and signed by somebody the trust list does not know.
        case validUntrusted = "valid_untrusted"
        /// Intact, and signed with a certificate that has expired or whose time stamp does not hold.
        case validExpired = "valid_expired"
        /// The signature does not hold: `failures` say why.
        case invalid
        /// There is something, or the file is so damaged, that the store does not parse.
        case unreadable
        /// Signatures cannot be checked on this machine.
        case unavailable
        /// A state of another version; never given.
        case unknown

        /// The states that are given.
        public static let allCases: [State] = [
            .absent, .trusted, .validUntrusted, .validExpired, .invalid, .unreadable, .unavailable,
        ]
    }

    /// The name under which this source appears among a report's conflicts.
    public static let source = "provenance.c2pa"

    /// What the check found.
    public var state: State
    /// Who signed: the certificate's common name.
    public var signer: String?
    /// For whom: the certificate's organisation.
    public var issuer: String?
    /// When, as a time stamp in the signature states.
    public var signedAt: Date?
    /// The program that wrote the manifest.
    public var generator: String?
    /// The program or model that the signature says made the medium.
    public var madeWith: String?
    /// How the medium came about, a machine's part first; only what the signer or trusted predecessors state.
    public var digitalSourceType: DigitalSourceType?
    /// What was done to the medium, oldest first, as C2PA action names.
    public var actions: [String]
    /// How many other media went into it.
    public var ingredients: Int
    /// Why it does not hold, as C2PA status codes; for an unreadable store, the library's words.
    public var failures: [String]

    /// The outcome of one check.
    public init(
        state: State, signer: String? = nil, issuer: String? = nil, signedAt: Date? = nil, generator: String? = nil,
        madeWith: String? = nil, digitalSourceType: DigitalSourceType? = nil, actions: [String] = [],
        ingredients: Int = 0, failures: [String] = []
    ) {
        self.state = state
        self.signer = signer
        self.issuer = issuer
        self.signedAt = signedAt
        self.generator = generator
        self.madeWith = madeWith
        self.digitalSourceType = digitalSourceType
        self.actions = actions
        self.ingredients = ingredients
        self.failures = failures
    }

    enum CodingKeys: String, CodingKey {
        case state, signer, issuer, generator, actions, ingredients, failures
        case signedAt = "signed_at"
        case madeWith = "made_with"
        case digitalSourceType = "digital_source_type"
    }
}
