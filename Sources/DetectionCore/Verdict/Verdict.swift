/// The answers; abstaining (`uncertain`, `notApplicable`) is an answer, not a failure.
public enum Verdict: String, ExtensibleCode, CaseIterable {
    /// Signs of synthetic media, or a trusted signature that states them.
    case synthetic
    /// No signs that it was generated: the most that statistics can say on the real side.
    case noSigns = "no_signs"
    /// Proved by a trusted signature of a camera. Reports of version 0.1 gave it by statistics alone, without a reason.
    case authentic
    case uncertain
    case notApplicable = "not_applicable"
    /// An answer of another version; never given.
    case unknown

    /// The answers that are given.
    public static let allCases: [Verdict] = [.synthetic, .noSigns, .authentic, .uncertain, .notApplicable]
}
