extension Face {
    /// Intersection over union over which two finds are the same face.
    static let sameOverlap = 0.3

    /// Overlapping faces as one, best first.
    ///
    /// Weighted non-maximum suppression: the boxes and points that overlap the best one by more than `overlap` are
    /// averaged by their scores. Source: Bazarevsky et al., "BlazeFace" (2019), section 3.3.
    static func merged(_ faces: [Face], overlap: Double = sameOverlap) -> [Face] {
        var left = faces.sorted { $0.score > $1.score }
        var found: [Face] = []
        while let best = left.first {
            let near = left.filter { $0.box.overlap(with: best.box) > overlap || $0 == best }
            left.removeAll { $0.box.overlap(with: best.box) > overlap || $0 == best }
            found.append(mean(of: near, score: best.score))
        }
        return found
    }

    private static func mean(of faces: [Face], score: Double) -> Face {
        let total = faces.reduce(0) { $0 + $1.score }
        func mean(_ value: (Face) -> Double) -> Double {
            faces.reduce(0) { $0 + $1.score * value($1) } / total
        }
        let box = Box(
            x: mean(\.box.x), y: mean(\.box.y), width: mean(\.box.width), height: mean(\.box.height))
        let points = (faces.first?.points.indices ?? 0..<0).map { index in
            Point(x: mean { $0.points[index].x }, y: mean { $0.points[index].y })
        }
        return Face(box: box, points: points, score: score)
    }
}
