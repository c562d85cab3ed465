import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Server
@testable import StorageSQLite

@Suite("Following an analysis over HTTP", .timeLimit(.minutes(20)))
struct EventFlowTests {
    @Test("Tells what happens in order and ends with the report")
    func order() async throws {
        let gate = Gate()
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate))
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            async let stream = client.execute(uri: "\(address)/events", method: .get, headers: tokens.headers)
            _ = try await client.evidence(address, tokens.headers)
            gate.open()
            let response = try await stream
            #expect(response.headers[.contentType] == "text/event-stream")
            let events = Self.events(response)
            #expect(events.last?.name == "done")
            let names = events.map(\.name)
            let all = ["queued", "started", "evidence", "progress", "done"]
            #expect(names == all.filter(names.contains), "each at most once, in order")
            let last = try ReportCoding.decoder().decode(AnalysisView.self, from: Data((events.last?.data ?? "").utf8))
            #expect(last.report?.verdict == .synthetic)
        }
    }

    @Test("A client that reconnects gets only what is new, and is told when nothing can follow")
    func replay() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "broken"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            _ = try await client.result(address, tokens.headers)
            var headers = tokens.headers
            headers[.lastEventID] = "1.1"
            let missed = try await client.execute(uri: "\(address)/events", method: .get, headers: headers)
            let events = Self.events(missed)
            #expect(events.map(\.name) == ["failed"])
            headers[.lastEventID] = events.first?.id
            let nothing = try await client.execute(uri: "\(address)/events", method: .get, headers: headers)
            #expect(nothing.status == .noContent, "which ends an EventSource")
            #expect(nothing.body.readableBytes == 0)
            headers[.lastEventID] = "nonsense"
            let all = try await client.execute(uri: "\(address)/events", method: .get, headers: headers)
            #expect(Self.events(all).map(\.name) == ["failed"])
        }
    }

    @Test("A comment tells that a quiet connection is alive, and a cancellation ends it")
    func heartbeat() async throws {
        let gate = Gate()
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate)) { $0.eventHeartbeat = .milliseconds(1) }
        try await server.application().test(.live) { client in
            // The server waits for its analyses when it stops.
            defer { gate.open() }
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            let answer = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                let head = "GET \(address)/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                let request = head + "Authorization: Bearer \(tokens.accessToken)\r\n\r\n"
                try await outbound.write(ByteBuffer(string: request))
                var (answer, isCancelled) = ("", false)
                for try await chunk in inbound {
                    answer += String(buffer: chunk)
                    guard answer.contains(": still here"), !isCancelled else { continue }
                    isCancelled = true
                    let cancelled = try await client.execute(
                        uri: "\(address)/cancel", method: .post, headers: tokens.headers)
                    #expect(try cancelled.decode(AnalysisView.self).state == .cancelled)
                }
                return answer
            }
            #expect(answer.contains("event: cancelled"))
        }
    }

    @Test("A stream lives on while the database is away, and tells the rest when it is back")
    func away() async throws {
        let server = try TestServer {
            $0.eventHeartbeat = .milliseconds(1)
            $0.roles = "api"
        }
        let engine = AwayEngine(server.store.engine)
        var dependencies = server.dependencies
        dependencies.analyses = TransactionalStore(engine: engine)
        try await server.application(dependencies).test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            let answer = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                let head = "GET \(address)/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                let request = head + "Authorization: Bearer \(tokens.accessToken)\r\n\r\n"
                try await outbound.write(ByteBuffer(string: request))
                var (answer, comments) = ("", 0)
                for try await chunk in inbound {
                    let text = String(buffer: chunk)
                    answer += text
                    guard text.contains(": still here") else { continue }
                    comments += 1
                    if comments == 1 { engine.setAway(true) }
                    if comments == 4 {
                        engine.setAway(false)
                        let cancelled = try await client.execute(
                            uri: "\(address)/cancel", method: .post, headers: tokens.headers)
                        #expect(cancelled.status == .ok)
                    }
                }
                return answer
            }
            #expect(answer.contains("event: cancelled"))
        }
    }

    @Test("However many follow an analysis, nobody looks at it while nothing happens, and all are told when it ends")
    func quiet() async throws {
        let server = try TestServer {
            $0.eventHeartbeat = .milliseconds(1)
            $0.roles = "api"
        }
        let engine = CountingEngine(server.store.engine)
        var dependencies = server.dependencies
        dependencies.analyses = TransactionalStore(engine: engine)
        let followers = 20
        try await server.application(dependencies).test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            // Whoever looks for changes by other processes tells of an analysis once: it may have changed before.
            let id = try accepted.decode(AnalysisView.self).id
            let changes = server.store.changes(of: .analysis(id))
            #expect(await changes.next(within: .seconds(600)))
            let port = try #require(client.port)
            let head = "GET \(address)/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            let request = head + "Authorization: Bearer \(tokens.accessToken)\r\n\r\n"
            let comments = Comments(of: followers)
            /// Waits until each follower has had so many more comments.
            @Sendable func rest(_ more: Int) async throws {
                let before = comments.counts.withLock { $0 }
                while comments.counts.withLock({ zip($0, before).contains { $0 < $1 + more } }) {
                    try await Task.sleep(for: .milliseconds(2))
                }
            }
            /// Reads the events to their end; whether that is the cancellation.
            @Sendable func follow(_ number: Int) async throws -> Bool {
                try await RawConnection.open(port: port) { inbound, outbound in
                    try await outbound.write(ByteBuffer(string: request))
                    var end = ""
                    for try await chunk in inbound {
                        let text = String(buffer: chunk)
                        end = String((end + text).suffix(4096))
                        if text.contains(": still here") { comments.counts.withLock { $0[number] += 1 } }
                    }
                    return end.contains("event: cancelled")
                }
            }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<followers { group.addTask { try await follow(number) } }
                try await rest(2)
                let before = engine.lookups
                try await rest(20)
                #expect(engine.lookups == before)
                let cancelled = try await client.execute(
                    uri: "\(address)/cancel", method: .post, headers: tokens.headers)
                #expect(cancelled.status == .ok)
                for try await isTold in group { #expect(isTold) }
                #expect(engine.lookups - before <= 2 * followers)
            }
            #expect(await changes.next(within: .zero))
        }
    }

    @Test("Somebody else's analysis is absent")
    func foreign() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            let accepted = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: ann.headers)
            let address = try #require(accepted.headers[.location])
            for action in ["cancel", "retry", "rerun"] {
                let response = try await client.execute(
                    uri: "\(address)/\(action)", method: .post, headers: bob.headers)
                #expect(try response.problem().code == .notFound)
            }
            let events = try await client.execute(uri: "\(address)/events", method: .get, headers: bob.headers)
            #expect(try events.problem().code == .notFound)
        }
    }

    /// How many comments each of some followers had.
    private final class Comments: Sendable {
        let counts: Mutex<[Int]>

        init(of followers: Int) { counts = Mutex(Array(repeating: 0, count: followers)) }
    }

    private struct Event {
        var id: String?
        var name = ""
        var data = ""
    }

    /// The events of a stream; comments are left out.
    private static func events(_ response: TestResponse) -> [Event] {
        String(buffer: response.body).components(separatedBy: "\n\n").compactMap { block in
            var event = Event()
            for line in block.split(separator: "\n") where !line.hasPrefix(":") {
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
                guard parts.count == 2 else { continue }
                switch parts[0] {
                case "id": event.id = String(parts[1])
                case "event": event.name = String(parts[1])
                case "data": event.data = String(parts[1])
                default: break
                }
            }
            return event.name.isEmpty ? nil : event
        }
    }
}
