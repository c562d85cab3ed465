public import DetectionCore
import Detectors

extension Analyzer {
    /// Refuses options that no medium could be analysed with: unknown detectors, and rates that no sample supports.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and a sentence that names what would be accepted.
    public func check(_ options: AnalysisOptions) throws(MediaError) {
        let known = Set(detectors.map(\.id))
        if let unknown = options.detectors?.first(where: { !known.contains($0) }) {
            let names = known.sorted().joined(separator: ", ")
            throw MediaError(.invalidRequest, "There is no detector \u{201C}\(unknown)\u{201D}. Known are: \(names).")
        }
        guard options.settings.prior > 0, options.settings.prior < 1 else {
            throw MediaError(.invalidRequest, "The prior lies between 0 and 1, not at \(options.settings.prior).")
        }
        try checkRates(options.settings)
    }

    /// Refuses rates that the held-out sample of a kind cannot support; a kind that nothing was measured for takes any.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and a sentence that names the smallest rate on offer.
    public func check(_ settings: VerdictSettings, for kind: MediaKind) throws(MediaError) {
        do throws(OperatingPointError) { try fusion[kind]?.check(settings) } catch {
            throw MediaError(.invalidRequest, error.description)
        }
    }

    /// Passes when at least one kind of medium supports the rates, or when nothing was measured at all.
    private func checkRates(_ settings: VerdictSettings) throws(MediaError) {
        for rate in [settings.maxFPR, settings.maxMissRate] where !(rate > 0 && rate < 1) {
            throw MediaError(.invalidRequest, OperatingPointError.rateOutOfRange(rate).description)
        }
        var refusal: OperatingPointError?
        for table in fusion.all {
            do throws(OperatingPointError) {
                try table.check(settings)
                return
            } catch {
                refusal = refusal.map { Self.milder($0, error) } ?? error
            }
        }
        if let refusal { throw MediaError(.invalidRequest, refusal.description) }
    }

    /// The refusal with the larger sample, hence the smaller rate on offer.
    private static func milder(_ one: OperatingPointError, _ other: OperatingPointError) -> OperatingPointError {
        guard case .sampleTooSmall(_, let count) = one, case .sampleTooSmall(_, let otherCount) = other else {
            return one
        }
        return count >= otherCount ? one : other
    }
}
