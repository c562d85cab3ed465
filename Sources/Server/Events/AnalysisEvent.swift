import API
import DetectionCore
import Foundation

/// Something that happened to an analysis, as it is told to clients.
///
/// Events follow from what is stored, and so do their ids: whoever reconnects gets what it has not seen, from any
/// process, and nothing has to be kept for it.
struct AnalysisEvent: Sendable, Equatable {
    /// The event.
    enum Name: String, Sendable { case queued, started, evidence, progress, done, failed, cancelled }

    /// Position in the life of an analysis: grows from event to event.
    struct Place: Sendable, Equatable, Comparable {
        /// The lease under which it happened; 0 before the first.
        var fence: Int64
        /// Its number under that lease.
        var step: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.fence, left.step) < (right.fence, right.step)
        }

        /// The place as an id.
        var id: String { "\(fence).\(step)" }

        init(fence: Int64, step: Int) {
            self.fence = fence
            self.step = step
        }

        /// The place of a client's `Last-Event-ID`; nil when it is not one of ours.
        init?(id: String) {
            let parts = id.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let fence = Int64(digits: parts[0]), let step = Int(digits: parts[1]) else {
                return nil
            }
            self.init(fence: fence, step: step)
        }
    }

    /// The event.
    let name: Name
    /// Its place.
    let place: Place
    /// What there is to say, as JSON on one line.
    let json: String

    /// Whether nothing follows it.
    var isLast: Bool { [.done, .failed, .cancelled].contains(name) }

    /// The event as `text/event-stream` has it.
    var text: String { "id: \(place.id)\nevent: \(name.rawValue)\ndata: \(json)\n\n" }
}
