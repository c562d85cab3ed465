/// Fused scores of media that no training saw, split by what the media really are.
public struct CalibrationSample: Sendable, Equatable {
    /// Name of the held-out set, such as `heldout-2026-11`.
    public let name: String
    /// Fused log-likelihood ratios of authentic media, ascending.
    public let authentic: [Double]
    /// Fused log-likelihood ratios of synthetic media, ascending.
    public let synthetic: [Double]

    /// A sample; the scores may come in any order.
    public init(name: String, authentic: [Double], synthetic: [Double]) {
        self.name = name
        self.authentic = authentic.sorted()
        self.synthetic = synthetic.sorted()
    }
}
