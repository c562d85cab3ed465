package import DetectionCore

/// Of 100 synthetic files how many are found, left open and let pass.
///
/// Rounding makes a detector look worse, never better.
package struct Shares: Sendable, Equatable {
    package let found: Int
    package let open: Int
    package let pass: Int

    /// The shares at an operating point.
    package init(_ point: OperatingPoint) {
        found = Int(max(0, min(1, point.measuredTPR)) * 100 + 1e-9)
        let pass = (max(0, point.measuredMissRate) * 100 - 1e-9).rounded(.up)
        self.pass = min(100 - found, Int(pass))
        open = 100 - found - self.pass
    }

    /// The three numbers in a sentence.
    package func sentence(_ kind: MediaKind) -> String {
        "Of 100 \(KindWords.synthetic(kind)) like those measured, \(found) \(found == 1 ? "is" : "are") found, \(open) "
            + "\(open == 1 ? "is" : "are") left open and \(pass) \(pass == 1 ? "passes" : "pass") like this one."
    }
}
