/// How a stored frame becomes upright: mirrored left to right first, then turned clockwise by quarters.
///
/// Source: the matrix of ISO/IEC 14496-12, 8.3.2: x′ = a x + c y, y′ = b x + d y.
struct Pose: Equatable {
    private var a = 1, b = 0, c = 0, d = 1

    /// As stored.
    init() {}

    /// The nearest pose to the four upper left numbers of a matrix.
    init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        let swaps = b.magnitude + c.magnitude > a.magnitude + d.magnitude
        func sign(_ value: Int) -> Int { value < 0 ? -1 : 1 }
        (self.a, self.d) = swaps ? (0, 0) : (sign(a), sign(d))
        (self.b, self.c) = swaps ? (sign(b), sign(c)) : (0, 0)
    }

    /// This pose and then another one.
    func then(_ next: Pose) -> Pose {
        Pose(
            next.a * a + next.c * b, next.b * a + next.d * b, next.a * c + next.c * d, next.b * c + next.d * d)
    }

    /// Whether it shows a mirror image.
    var isMirrored: Bool { a * d - b * c < 0 }

    /// Degrees clockwise after the mirroring; nil for none.
    var rotation: Int? {
        let mirrored = isMirrored ? -1 : 1
        return switch (a * mirrored, b * mirrored) {
        case (1, 0): nil
        case (0, 1): 90
        case (-1, 0): 180
        default: 270
        }
    }
}
