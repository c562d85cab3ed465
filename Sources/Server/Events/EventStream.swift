import API
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Storage

/// The events of one analysis as they happen, until it has ended or the client goes away.
///
/// It looks at what is stored a few times a second, as long as the client takes what it is sent: a slow reader holds up
/// nothing but itself, and no more than one look's events are ever waiting for it.
struct EventStream: Sendable {
    let analyses: any HistoryStore
    let presenter: AnalysisPresenter
    /// Interval between looks at the store.
    let interval: Duration
    /// After so long without an event a comment tells that the connection is alive.
    let heartbeat: Duration

    /// The answer to a client that has seen everything up to a place; 204 when nothing can follow, which ends a browser's
    /// `EventSource`: after anything else it would ask again for ever.
    func response(for record: AnalysisRecord, after seen: AnalysisEvent.Place?) async throws -> Response {
        if let seen, let last = try await events(of: record).last, last.isLast, last.place <= seen {
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
        let body = ResponseBody { writer in
            let clock = ContinuousClock()
            var (latest, seen, lastWrite) = (record, seen, clock.now)
            while !Task.isShuttingDownGracefully {
                if let events = try await unlessAway({ try await events(of: latest) }) {
                    for event in events where seen.map({ $0 < event.place }) ?? true {
                        try await writer.write(ByteBuffer(string: event.text))
                        (seen, lastWrite) = (event.place, clock.now)
                    }
                    if events.last?.isLast == true { break }
                }
                if clock.now - lastWrite >= heartbeat {
                    try await writer.write(ByteBuffer(string: ": still here\n\n"))
                    lastWrite = clock.now
                }
                try await Task.sleep(for: interval)
                if let found = try await unlessAway({
                    try await analyses.analysis(id: record.id, owner: record.ownerID)
                }) {
                    guard let found else { break }
                    latest = found
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    /// What a look at the store finds; nil while it is away, which ends no stream: browsers give up on one whose server answers 503.
    private func unlessAway<Value>(_ look: () async throws -> Value) async throws -> Value? {
        do { return try await look() } catch let error as StorageError where error.isTransient { return nil }
    }

    private func events(of record: AnalysisRecord) async throws -> [AnalysisEvent] {
        try AnalysisEvent.history(of: record, try await presenter.view(of: record))
    }
}
