import DetectionCore
import Detectors

extension Analyzer {
    /// The detectors of a kind of medium that the options allow.
    func chosen(by options: AnalysisOptions, for kind: MediaKind) -> [any Detector] {
        detectors.filter { detector in
            detector.kind == kind && options.detectors?.contains(detector.id) ?? true
        }
    }

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
