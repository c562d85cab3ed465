import API
import DetectionCore
import Foundation
import Storage

extension AnalysisEvent {
    /// The step of the last event under a lease, whatever the evidence before it.
    private static let lastStep = 1_000_000

    /// Everything that has happened to an analysis under its newest lease, oldest first.
    ///
    /// - Parameters:
    ///   - record: The analysis as stored.
    ///   - view: The same as its owner sees it.
    static func history(of record: AnalysisRecord, _ view: AnalysisView) throws -> [AnalysisEvent] {
        func event(_ name: Name, _ step: Int, json: some Collection<UInt8>) -> AnalysisEvent {
            AnalysisEvent(
                name: name, place: Place(fence: record.fence, step: step), json: String(decoding: json, as: UTF8.self))
        }
        func event(_ name: Name, _ step: Int, _ value: some Encodable) throws -> AnalysisEvent {
            event(name, step, json: try ReportCoding.encoder().encode(value))
        }
        switch record.state {
        case .queued:
            // One that rests was set back after all that happened under its lease.
            return [event(.queued, record.restUntil == nil ? 0 : lastStep - 1, json: try view.json())]
        case .running:
            var events = [try event(.started, 1, Started(id: record.id, started: record.started))]
            for (index, evidence) in record.evidence.enumerated() {
                events.append(try event(.evidence, 2 * index + 2, evidence))
                let share = view.progress * Double(index + 1) / Double(record.evidence.count)
                events.append(try event(.progress, 2 * index + 3, Progress(progress: share)))
            }
            return events
        case .done: return [event(record.isUnreadable ? .failed : .done, lastStep, json: try view.json())]
        case .failed:
            return [event(record.error?.code == .cancelled ? .cancelled : .failed, lastStep, json: try view.json())]
        }
    }

    private struct Started: Encodable {
        let id: String
        let started: Date?
    }

    private struct Progress: Encodable { let progress: Double }
}
