extension ContentCredentials {
    /// Whether a trusted signature states that at least a part of the medium was made by a machine.
    public var proveSynthesis: Bool {
        state == .trusted && digitalSourceType?.hasGeneratedParts == true
    }

    /// Whether a trusted signature states that the medium came from a camera.
    public var vouchForCapture: Bool {
        state == .trusted && digitalSourceType?.claim == .camera
    }

    /// Whether the store says that the medium is synthetic and is not known to belong to another medium: a note like
    /// any other, since nobody vouches for it.
    public var claimSynthesis: Bool {
        isIntact && digitalSourceType?.claim == .synthetic
    }

    /// Whether the signature fits the file, whoever made it and however old its certificate is.
    public var isIntact: Bool {
        switch state {
        case .trusted, .validUntrusted, .validExpired: true
        case .invalid: !failures.isEmpty && failures.allSatisfy { $0.hasPrefix("signingCredential.") }
        case .absent, .unreadable, .unavailable, .unknown: false
        }
    }
}
