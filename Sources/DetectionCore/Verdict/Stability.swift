/// How a verdict fares when the medium is sent on: what was decided for re-delivered views of it.
public struct Stability: Codable, Sendable, Equatable {
    /// Views that could be scored, besides the medium as it was handed in.
    public var views: Int
    /// Views with the opposite answer: synthetic against no signs, or the other way round.
    public var flips: Int
    /// Largest less smallest probability over the medium and its views, 0 to 1.
    public var spread: Double

    /// Counts of views.
    public init(views: Int, flips: Int, spread: Double) {
        self.views = views
        self.flips = flips
        self.spread = spread
    }

    /// The stability of one answer; nil when it, or every view, has no score.
    ///
    /// A view without an answer either way is no flip: re-delivery weakens signals, and abstaining is how that shows.
    init?(of decision: Decision, views: [Decision]) {
        let scored = views.compactMap(\.probability)
        guard let probability = decision.probability, !scored.isEmpty else { return nil }
        let all = scored + [probability]
        self.init(
            views: scored.count, flips: views.count { $0.contradicts(decision.verdict) },
            spread: (all.max() ?? 0) - (all.min() ?? 0))
    }
}

extension Decision {
    /// Whether it is the opposite of an answer.
    ///
    /// One that leans real beyond doubt is the opposite of `synthetic` even where too little was measured to say
    /// `no_signs`.
    fileprivate func contradicts(_ answer: Verdict) -> Bool {
        switch answer {
        case .synthetic: verdict == .noSigns || reason == .notMeasuredEnough
        case .noSigns: verdict == .synthetic
        case .authentic, .uncertain, .notApplicable, .unknown: false
        }
    }
}
