extension FusionTable {
    /// The table with a profile for each taught detector beside the built-in one, and one for all of them together.
    ///
    /// A synthetic medium is taken to come from an origin that the built-in detector was made for, or from one that was
    /// taught, each as likely as the other; so the fused score is the ratio of a mixture. Its authentic sample is the
    /// guard's, which every taught detector has looked at, the users' own media, and what the built-in table was measured
    /// on besides; all held out. So there is one threshold for all detectors together, which rises by itself when one that
    /// was taught calls more of the guard synthetic. No taught detector has looked at the rest of the built-in sample: each of
    /// these is given the ratios that one medium of the guard has, in turn, as if both parts were independent.
    ///
    /// On synthetic media of others a taught detector was not measured. The ratio of a mixture is at least that of the
    /// built-in part alone, so they are entered with this: miss rates and probabilities err towards `uncertain`.
    ///
    /// - Parameter taught: Detectors that stand on the same guard and run beside the same built-in detector; those that do
    ///   not share these with the first are left out.
    public func adding(_ taught: [TaughtScores]) -> FusionTable {
        guard let first = taught.first, let base = profiles.first(where: { $0.detectors == [first.base] }) else {
            return self
        }
        let joined = taught.filter { $0.kind == kind && $0.base == first.base && $0.stand == first.stand }
            .sorted { $0.detector < $1.detector }
        var table = self
        table.profiles += joined.map { profile(of: [$0], beside: base) }
        if joined.count > 1 { table.profiles.append(profile(of: joined, beside: base)) }
        return table
    }

    private func profile(of taught: [TaughtScores], beside base: FusionProfile) -> FusionProfile {
        let share = 1 / Double(taught.count + 1)
        // What one medium's ratios come to; of those it was not measured for, a taught detector adds nothing.
        func score(_ base: Double, _ own: [Double]) -> Double {
            Probability.mixture([(share, base)] + own.map { (share, $0) })
        }
        let rows = taught.map(\.guarded.count).min() ?? 0
        let guarded = (0..<rows).map { row in
            score(taught[0].guarded[row].base, taught.map { $0.guarded[row].own })
        }
        let known = taught[0].guarded.prefix(rows).map(\.base)
        let others = Self.without(known, in: base.authentic).enumerated().map { place, value in
            score(value, rows == 0 ? [] : taught.map { $0.guarded[place % rows].own })
        }
        let own = taught.flatMap { $0.authentic.map { score($0.base, [$0.own]) } }
        let groups = taught.map { one in
            FusionProfile.Group(
                name: one.detector, by: .generator, delivery: "as-given",
                scores: one.synthetic.map { score($0.base, [$0.own]) })
        }
        let ids = taught.map(\.detector)
        return FusionProfile(
            detectors: base.detectors + ids, combination: .mixture,
            weights: Dictionary(uniqueKeysWithValues: (base.detectors + ids).map { ($0, share) }),
            authentic: (guarded + others + own).sorted(),
            synthetic: (base.synthetic.map { score($0, []) } + groups.flatMap(\.scores)).sorted(),
            groups: base.groups.map { measured in
                measured.map { group in
                    FusionProfile.Group(
                        name: group.name, by: group.by, delivery: group.delivery,
                        scores: group.scores.map { score($0, []) })
                } + groups
            }, on: "\(on) + \(ids.joined(separator: " + "))")
    }

    /// Scores less those that are listed, each as often as it is listed; both are rounded to as many digits as tables have.
    private static func without(_ listed: some Sequence<Double>, in scores: [Double]) -> [Double] {
        func key(_ score: Double) -> Int { Int((score * 1e4).rounded()) }
        var left: [Int: Int] = [:]
        for score in listed where abs(score) < 1e9 { left[key(score), default: 0] += 1 }
        return scores.filter { score in
            guard let count = left[key(score)], count > 0 else { return true }
            left[key(score)] = count - 1
            return false
        }
    }
}
