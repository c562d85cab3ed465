package import DetectionCore

/// What stands first of all that a file says about its own origin, and what that is worth.
package struct Origin: Sendable, Equatable {
    /// What a statement is worth.
    package enum Standing: Sendable {
        /// Signed by somebody on the trust list, and intact.
        case proved
        /// Signed and intact, but nobody here knows the signer.
        case unknownSigner
        /// Signed and intact, under a certificate or time stamp whose time is over.
        case expired
        /// Signed, and altered since.
        case altered
        /// Signed with a certificate that was withdrawn or may not sign.
        case refused
        /// Metadata that anyone can write.
        case unsigned
    }

    /// How the file came about.
    package enum Making: Int, Sendable {
        case synthetic, editedWithAI, edited, camera
        /// The statement does not say.
        case unsaid
    }

    /// How a statement looks.
    package enum Look: Sendable {
        /// It proves where the file is from.
        case proof
        /// It accuses, but anyone could have made it.
        case claim
        /// The file is not what was signed, or the signature is not valid.
        case warning
        /// It neither proves nor accuses.
        case note
    }

    package let standing: Standing
    package let making: Making
    /// The program or camera that made the file.
    package let program: String?
    package let signer: String?
    /// Where its metadata accuse, and what stands there if that is no name; nil for any other statement.
    package let place: String?
    /// The name of what a chat tool left in a text; nil for any other statement.
    package var mark: String? {
        guard let place, place.hasPrefix("text:"), !place.hasPrefix("text:AIGC") else { return nil }
        return String(place.dropFirst(5))
    }

    /// The statement that stands first; nil for a file that says nothing about itself.
    ///
    /// A generator's own signature over the pixels comes before all; then what is proved or broken, then what accuses; a signature comes before metadata.
    package init?(_ provenance: Report.Provenance) {
        if let signature = provenance.pixelSignature, signature.provesSynthesis {
            self.init(standing: .proved, making: .synthetic, program: nil, signer: signature.signer)
            return
        }
        let own = provenance.c2pa.flatMap(Self.init(signed:))
        let isFirst = own.map { $0.standing == .proved ? $0.making != .unsaid : $0.look == .warning } ?? false
        let notes = isFirst ? [] : provenance.metadata.map(Self.init(unsigned:))
        func rank(_ origin: Origin) -> (Int, Int, Int) {
            (origin.making.rawValue, origin.standing == .unsigned ? 1 : 0, origin.program == nil ? 1 : 0)
        }
        guard let first = ([own].compactMap { $0 } + notes).min(by: { rank($0) < rank($1) }) else { return nil }
        self = first
    }

    private init(standing: Standing, making: Making, program: String?, signer: String?) {
        (self.standing, self.making, self.program, self.signer) = (standing, making, program, signer)
        place = nil
    }

    private init(unsigned claim: MetadataClaim) {
        standing = .unsigned
        making = claim.claim == .edited && claim.withAI == true ? .editedWithAI : Making(claim.claim)
        let name = claim.program
        program = name.count <= Self.longestName && claim.isName ? name : nil
        signer = nil
        let accuses = making == .synthetic || making == .editedWithAI
        place = accuses ? claim.path + (claim.kindWords.map { ", \($0)" } ?? "") : nil
    }

    private init?(signed credentials: ContentCredentials) {
        guard let standing = Standing(credentials) else { return nil }
        self.standing = standing
        place = nil
        signer = credentials.issuer ?? credentials.signer
        guard standing != .altered, standing != .refused else {
            making = .unsaid
            program = nil
            return
        }
        making = credentials.digitalSourceType.map(Making.init) ?? .unsaid
        let isMade = making == .synthetic || making == .editedWithAI
        program = credentials.madeWith ?? (isMade ? nil : credentials.generator)
    }

    /// A name is short.
    private static let longestName = 60

    /// How it looks.
    package var look: Look {
        switch standing {
        case .altered, .refused: .warning
        case .proved: .proof
        case .unknownSigner, .expired, .unsigned: making == .synthetic || making == .editedWithAI ? .claim : .note
        }
    }

    /// Whether it stands in place of the statistics' headline.
    package var leads: Bool {
        look != .note && (standing != .proved || (making != .unsaid && making != .edited))
    }
}

extension Origin.Standing {
    /// What a signature is worth; nil where there is none that could be checked.
    package init?(_ credentials: ContentCredentials) {
        switch credentials.state {
        case .trusted: self = .proved
        case .validUntrusted: self = .unknownSigner
        case .validExpired: self = .expired
        case .invalid: self.init(broken: credentials.failures)
        case .absent, .unreadable, .unavailable, .unknown: return nil
        }
    }

    /// Reports of version 0.1 called a signature invalid that had only expired, or whose signer nobody here knows.
    private init(broken failures: [String]) {
        let passing = ["signingCredential.untrusted", "signingCredential.expired"]
        let isIntact = failures.allSatisfy { passing.contains($0) || $0.hasPrefix("timeStamp.") }
        let isAltered = failures.contains { code in
            ["mismatch", "missing", "malformed"].contains { code.lowercased().contains($0) }
        }
        if failures.isEmpty || (isAltered && !isIntact) {
            self = .altered
        } else if isIntact {
            self = failures.allSatisfy { $0 == "signingCredential.untrusted" } ? .unknownSigner : .expired
        } else {
            self = .refused
        }
    }
}

extension Origin.Making {
    fileprivate init(_ claim: MetadataClaim.Claim) {
        switch claim {
        case .synthetic: self = .synthetic
        case .edited: self = .edited
        case .camera: self = .camera
        case .unknown: self = .unsaid
        }
    }

    /// How a term of the IPTC vocabulary says a file came about.
    package init(_ type: DigitalSourceType) {
        self = type == .compositeWithTrainedAlgorithmicMedia ? .editedWithAI : type.claim.map(Self.init) ?? .unsaid
    }
}
