import API
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Storage

/// The events of one analysis as they happen, until it has ended or the client goes away.
///
/// It looks at what is stored when that has changed, as long as the client takes what it is sent: a slow reader holds up
/// nothing but itself, and no more than one look's events are ever waiting for it.
struct EventStream: Sendable {
    let analyses: any HistoryStore
    let presenter: AnalysisPresenter
    /// After so long without an event a comment tells that the connection is alive.
    let heartbeat: Duration

    /// The answer to a client that has seen everything up to a place; 204 when nothing can follow, which ends a browser's
    /// `EventSource`: after anything else it would ask again for ever.
    func response(for record: AnalysisRecord, after seen: AnalysisEvent.Place?) async throws -> Response {
        if let seen, let last = try await events(of: record).last, last.isLast, last.place <= seen {
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
        let feed = EventFeed(stream: self, record: record, seen: seen)
        let body = ResponseBody { writer in
            var feed = feed
            while let text = try await feed.next() { try await writer.write(ByteBuffer(string: text)) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    /// The events of an analysis as it stands; nil when it is gone.
    fileprivate func newest(of record: AnalysisRecord) async throws -> [AnalysisEvent]? {
        guard let found = try await analyses.analysis(id: record.id, owner: record.ownerID) else { return nil }
        return try await events(of: found)
    }

    /// What a look at the store finds; nil while it is away, which ends no stream: browsers give up on one whose server answers 503.
    fileprivate func unlessAway<Value>(_ look: () async throws -> Value) async throws -> Value? {
        do { return try await look() } catch let error as StorageError where error.isTransient { return nil }
    }

    private func events(of record: AnalysisRecord) async throws -> [AnalysisEvent] {
        try AnalysisEvent.history(of: record, try await presenter.view(of: record))
    }
}

/// What is sent about one analysis, one piece after the other.
private struct EventFeed {
    private let stream: EventStream
    private let record: AnalysisRecord
    private let changes: ChangeWatch
    private let clock = ContinuousClock()
    private var seen: AnalysisEvent.Place?
    /// Events of the last look that are not sent yet.
    private var events: [AnalysisEvent] = []
    private var isEnded = false
    /// Whether there may be more than the last look saw: it may have changed before the watch began.
    private var isStale = true
    private var lastPiece: ContinuousClock.Instant

    /// After so long it looks again when the store was away.
    private static let pause = Duration.seconds(1)

    init(stream: EventStream, record: AnalysisRecord, seen: AnalysisEvent.Place?) {
        self.stream = stream
        self.record = record
        self.seen = seen
        changes = stream.analyses.changes(of: .analysis(record.id))
        lastPiece = clock.now
    }

    /// The next event or comment, once there is one; nil after the last, and when the server stops.
    mutating func next() async throws -> String? {
        while !Task.isShuttingDownGracefully {
            if isStale, events.isEmpty { try await look() }
            if !events.isEmpty {
                let event = events.removeFirst()
                seen = event.place
                lastPiece = clock.now
                return event.text
            }
            guard !isEnded else { return nil }
            let quiet = stream.heartbeat - (clock.now - lastPiece)
            guard quiet > .zero else {
                lastPiece = clock.now
                return ": still here\n\n"
            }
            let isChanged = await withGracefulShutdownHandler { [changes, isStale] in
                await changes.next(within: isStale ? min(quiet, Self.pause) : quiet)
            } onGracefulShutdown: { [changes] in
                changes.tell()
            }
            isStale = isStale || isChanged
            try Task.checkCancellation()
        }
        return nil
    }

    private mutating func look() async throws {
        guard let found = try await stream.unlessAway({ try await stream.newest(of: record) }) else { return }
        isStale = false
        guard let found else {
            isEnded = true
            return
        }
        events = found.filter { event in seen.map { $0 < event.place } ?? true }
        isEnded = found.last?.isLast == true
    }
}
