extension VerdictRule {
    /// A decision by statistics or by a mark, with what the file says of itself held against it.
    ///
    /// - A trusted signature that states machine-made parts, or a generator's own over the pixels, is proof: `synthetic`,
    ///   reason `signed`, whatever the statistics say.
    /// - A trusted signature of a camera is the only thing that makes a medium `authentic`, reason `signed`. It does not
    ///   outweigh a synthetic outcome, a mark or a generator's signature: the two make it `uncertain`.
    /// - Everything else is a note that anyone could have written: one that claims synthesis turns `noSigns` and
    ///   `authentic` into `uncertain` and does nothing more. What is absent or does not hold argues for nothing.
    static func hold(
        _ decision: Decision, against claims: [MetadataClaim], _ credentials: ContentCredentials?,
        _ pixelSignature: PixelSignature? = nil
    ) -> Decision {
        var held = decision
        let isSignedByGenerator = pixelSignature?.provesSynthesis == true
        if credentials?.proveSynthesis == true || isSignedByGenerator {
            held.verdict = .synthetic
            held.reason = .signed
            guard isSignedByGenerator, credentials?.vouchForCapture == true else { return held }
            held.conflicts.append([PixelSignature.source, ContentCredentials.source])
            held.verdict = .uncertain
            held.reason = .signalsConflict
            return held
        }
        if credentials?.vouchForCapture == true, !decision.hasSyntheticOutcome {
            held.verdict = .authentic
            held.reason = .signed
        }
        guard let source = contradiction(of: held.verdict, by: claims, credentials) else { return held }
        let detector = (decision.evidence.first(where: \.isTrace) ?? decision.evidence.first { ($0.weight ?? 0) > 0 })?
            .detector
        let answerer = held.verdict == .authentic ? ContentCredentials.source : detector ?? ""
        held.conflicts.append([answerer, source])
        held.verdict = .uncertain
        held.reason = .signalsConflict
        return held
    }

    private static func contradiction(
        of verdict: Verdict, by claims: [MetadataClaim], _ credentials: ContentCredentials?
    ) -> String? {
        switch verdict {
        case .noSigns where credentials?.claimSynthesis == true: ContentCredentials.source
        case .noSigns, .authentic: claims.first { $0.claim == .synthetic }?.path
        case .synthetic where credentials?.vouchForCapture == true: ContentCredentials.source
        default: nil
        }
    }
}

extension Decision {
    /// Whether the statistics say synthetic, even where they do not hold in every view.
    fileprivate var hasSyntheticOutcome: Bool {
        guard let llr, let operatingPoint else { return verdict == .synthetic }
        return verdict == .synthetic || llr > operatingPoint.threshold
    }
}
