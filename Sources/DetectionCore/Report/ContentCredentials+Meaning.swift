extension ContentCredentials {
    /// Whether a trusted signature states that at least a part of the medium was made by a machine.
    public var proveSynthesis: Bool {
        state == .trusted && digitalSourceType?.hasGeneratedParts == true
    }

    /// Whether it states that a part of the medium was made by a machine, and the whole not.
    public var stateEditWithAI: Bool {
        isIntact && digitalSourceType == .compositeWithTrainedAlgorithmicMedia
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
        switch standing {
        case .trusted, .validUntrusted, .validExpired: true
        case .invalid, .absent, .unreadable, .unavailable, .unknown: false
        }
    }

    /// The state by today's names: reports of earlier versions call an intact signature with an expired certificate
    /// `invalid`.
    public var standing: State {
        state == .invalid && Self.concernCertificateOnly(failures) ? .validExpired : state
    }

    /// Whether failures are about the certificate's age, its trust or its time stamp, and about nothing in the file.
    public static func concernCertificateOnly(_ failures: [String]) -> Bool {
        !failures.isEmpty && failures.allSatisfy(concernsCertificate)
    }

    /// Whether one failure leaves the signature over the file standing.
    public static func concernsCertificate(_ failure: String) -> Bool {
        ["signingCredential.untrusted", "signingCredential.expired"].contains(failure)
            || failure.hasPrefix("timeStamp.")
    }
}
