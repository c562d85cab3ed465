import DetectionCore
import Detectors
import Inference
import MediaDecoding

extension Analyzer {
    /// What can be analysed, and at which measured rates.
    public var capabilities: Capabilities {
        Capabilities(
            formats: MediaFormat.allCases, maxBytes: limits.maxBytes, maxPixels: limits.maxPixels,
            detectors: detectorInfos, operatingPoints: operatingPoints.byKind)
    }

    private var detectorInfos: [DetectorInfo] {
        let problems = models?.problems ?? []
        return detectors.map { detector in
            let problem = problems.first { $0.model == detector.id }
            let isEnabled = runs(detector)
            return DetectorInfo(
                id: detector.id, kind: detector.kind, version: detector.version,
                digest: models?.digest(of: detector.id), isEnabled: isEnabled,
                problem: problem?.message ?? (isEnabled ? nil : SilentDetector.sentence),
                problemCode: problem?.code.rawValue ?? (isEnabled ? nil : Reason.detectorOff.rawValue))
        }
    }
}
