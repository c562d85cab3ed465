import DetectionCore
import Detectors

extension Analyzer {
    /// The detectors of a kind of medium that the options allow; an experimental one that nobody asked for says so.
    func chosen(by options: AnalysisOptions, for kind: MediaKind) -> [any Detector] {
        let ofKind = detectors.filter { $0.kind == kind }
        if let named = options.detectors { return ofKind.filter { named.contains($0.id) } }
        return ofKind.map { detector -> any Detector in runs(detector) ? detector : SilentDetector(detector) }
    }

    /// Whether a detector runs without being named.
    func runs(_ detector: any Detector) -> Bool { runsExperimental || !detector.isExperimental }

    /// Evidence of all detectors, each handed on as it arrives.
    func run(
        _ detectors: [any Detector], on medium: DecodedMedium,
        _ onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async -> [Evidence] {
        var all: [Evidence] = []
        await BoundedConcurrency.forEach(detectors, width: width) { detector in
            await detector.evidence(for: medium)
        } finished: { evidence in
            all.append(evidence)
            await onEvidence(evidence)
        }
        return all
    }
}
