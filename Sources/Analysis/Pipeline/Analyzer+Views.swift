import DetectionCore
import Detectors

extension Analyzer {
    /// Evidence of the deciding detectors for each re-delivered view of a medium, one view at a time.
    ///
    /// Only detectors that answered for the medium itself look again.
    func views(of medium: DecodedMedium, _ evidence: [Evidence]) async -> [[Evidence]] {
        let kind = medium.description.kind
        let deciding = fusion[kind]?.decidingDetectors ?? []
        let answered = Set(evidence.filter { $0.state == .done }.map(\.detector)).intersection(deciding)
        let detectors = detectors.filter { answered.contains($0.id) }
        guard !detectors.isEmpty else { return [] }
        var views: [[Evidence]] = []
        for redelivery in Redelivery.all(for: kind) where !Task.isCancelled {
            guard let view = await redelivery.view(of: medium) else { continue }
            views.append(await run(detectors, on: view) { _ in })
        }
        return views
    }
}
