import DetectionCore
import Detectors
import Inference
import MediaDecoding

extension Analyzer {
    /// What can be analysed, and at which measured rates.
    public var capabilities: Capabilities {
        Capabilities(
            formats: MediaFormat.allCases, maxBytes: limits.maxBytes, maxPixels: limits.maxPixels,
            detectors: detectorInfos, operatingPoints: operatingPoints)
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

    /// One and five false positives in a hundred, where the held-out sample supports them.
    private var operatingPoints: [String: [OperatingPoint]] {
        Dictionary(
            uniqueKeysWithValues: fusion.all.map { table in
                let points = [0.01, 0.05].compactMap { rate in
                    try? table.operatingPoint(VerdictSettings(maxFPR: rate))
                }
                return (table.kind.rawValue, points)
            })
    }
}
