package import DetectionCore

/// What re-delivered views say about an answer, in one sentence.
package enum StabilityWords {
    /// How often the answer turned around, and how far the probability moved.
    package static func sentence(_ stability: Stability) -> String {
        let views = "\(stability.views) re-delivered \(stability.views == 1 ? "view" : "views")"
        let flips = stability.flips == 0 ? "none" : "\(stability.flips)"
        return "In \(flips) of \(views) did the answer turn around; the probability moved by up to "
            + "\(Int((stability.spread * 100).rounded())) points."
    }
}
