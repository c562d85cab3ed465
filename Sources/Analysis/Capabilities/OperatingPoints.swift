import DetectionCore
import Synchronization

/// The operating points on offer: what follows from thousands of held-out scores, computed when it is asked for first.
final class OperatingPoints: Sendable {
    private let fusion: FusionTables
    private let found = Mutex<[String: [OperatingPoint]]?>(nil)

    /// The operating points of some tables; nothing is computed yet.
    init(_ fusion: FusionTables) { self.fusion = fusion }

    /// One and five false positives in a hundred, where the held-out sample supports them, by kind of medium.
    var byKind: [String: [OperatingPoint]] {
        found.withLock { found in
            if let found { return found }
            let points = Dictionary(
                uniqueKeysWithValues: fusion.all.map { table in
                    let points = [0.01, 0.05].compactMap { rate in
                        (try? table.measured(VerdictSettings(maxFPR: rate)))??.point
                    }
                    return (table.kind.rawValue, points)
                })
            found = points
            return points
        }
    }
}
