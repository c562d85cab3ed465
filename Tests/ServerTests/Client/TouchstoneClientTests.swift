import API
import Client
import DetectionCore
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import StorageSQLite
import TestSupport
import Testing

@testable import Server

@Suite("The client", .timeLimit(.minutes(20)))
struct TouchstoneClientTests {
    /// Runs with a signed-in client of a server of its own.
    private func withClient(
        _ server: TestServer, _ body: @escaping @Sendable (TouchstoneClient) async throws -> Void
    ) async throws {
        try await server.application().test(.live) { client in
            _ = try await client.signUp("ann@example.org")
            let guest = try TouchstoneClient(server: "http://localhost:\(try #require(client.port))/")
            try await body(try await guest.logIn(email: "ann@example.org", password: "correct horse"))
        }
    }

    @Test("A file is handed in under its name, followed to its report, found in the history, and deleted")
    func wholeLife() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(SamplePNG.bytes, to: "über \"1\".png")
        try await withClient(try TestServer()) { client in
            #expect(try await client.capabilities().maxBytes > 0)
            let done = try await client.analyze(file: path, AnalysisChoices(maxFPR: 0.05, isThorough: true))
            #expect(done.report?.verdict == .synthetic)
            #expect(done.name == "über \"1\".png")
            #expect(try await client.thumbnail(of: done) == Data([0xFF, 0xD8, 0xFF]))
            let text = try await client.analyze(text: "a text", AnalysisChoices(retention: .ephemeral))
            #expect(text.retention.mode == .ephemeral)
            let first = try await client.history(limit: 1)
            let second = try await client.history(limit: 1, after: first.nextCursor)
            #expect(Set((first.items + second.items).map(\.id)) == [done.id, text.id])
            try await client.delete(done.id)
            await #expect { try await client.analysis(done.id) } throws: { error in
                guard case .problem(let problem, _)? = error as? ClientError else { return false }
                return problem.code == .notFound
            }
        }
    }

    @Test("An analysis that takes longer than the wait is followed by its events")
    func following() async throws {
        let gate = Gate()
        let folder = try TemporaryFolder()
        let path = try folder.write(SamplePNG.bytes)
        try await withClient(try TestServer(analyzer: FakeAnalyzer(gate: gate))) { client in
            async let done = client.analyze(file: path)
            while try await client.history().items.first?.state != .running {
                try await Task.sleep(for: .milliseconds(5))
            }
            gate.open()
            #expect(try await done.state == .done)
        }
    }

    @Test("Access tokens end and the client goes on; whoever waits for a new one shares it")
    func renewal() async throws {
        let server = try TestServer()
        let folder = try TemporaryFolder()
        let path = try folder.write(SamplePNG.bytes)
        try await withClient(server) { client in
            for round in 1...3 {
                server.clock.advance(601)
                try await withThrowingTaskGroup { group in
                    for _ in 0..<20 { group.addTask { _ = try await client.history() } }
                    try await group.waitForAll()
                }
                #expect(try await refreshes(of: server) == round)
            }
            // What a request carries is sent again with it.
            server.clock.advance(601)
            #expect(try await client.analyze(file: path).media.bytes == SamplePNG.bytes.count)
            #expect(try await refreshes(of: server) == 4)
        }
    }

    @Test("A session that was ended stays ended, and is asked for once")
    func endedSession() async throws {
        let server = try TestServer()
        try await withClient(server) { client in
            _ = try await client.history()
            let user = try #require(try await server.store.user(email: "ann@example.org"))
            _ = try await server.store.change(user: user.id, by: [.endSessions], at: Date())
            await #expect { try await client.history() } throws: { error in
                guard case .problem(let problem, _)? = error as? ClientError else { return false }
                return problem.code == .unauthenticated
            }
            #expect(try await refreshes(of: server) == 1)
        }
    }

    /// How often somebody has asked for new tokens.
    private func refreshes(of server: TestServer) async throws -> Int {
        let reader = MetricsReader(
            registry: server.dependencies.metrics, store: server.dependencies.analyses, now: server.dependencies.now)
        let lines = try await reader.text().split(separator: "\n")
        return lines.reduce(into: 0) { sum, line in
            guard line.contains("_count{"), line.contains("/v1/auth/refresh"),
                let count = line.split(separator: " ").last
            else { return }
            sum += Int(count) ?? 0
        }
    }

    @Test("A large file arrives whole")
    func largeFile() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 65, count: 3_000_000))
        try await withClient(try TestServer()) { client in
            let done = try await client.analyze(file: path)
            #expect(done.media.bytes == 3_000_000)
        }
    }

    @Test("A full store still gives the report")
    func fullStore() async throws {
        let server = try TestServer { $0.storageBytes = 10 }
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 65, count: 20))
        try await withClient(server) { client in
            let held = try await client.analyze(file: path)
            #expect(held.retention.mode == .held)
            #expect(held.report?.verdict == .synthetic)
        }
    }

    @Test("What goes wrong is told in one line")
    func errors() async throws {
        #expect(throws: ClientError.badAddress("touchstone.example")) {
            try TouchstoneClient(server: "touchstone.example")
        }
        try await withClient(try TestServer()) { client in
            await #expect(throws: ClientError.unreadable("/nonexistent")) {
                try await client.analyze(file: "/nonexistent")
            }
            let folder = try TemporaryFolder()
            let broken = try await client.analyze(file: try folder.write(Array("broken".utf8)))
            #expect(broken.error?.code == .unprocessableMedia)
            await #expect { try await client.logIn(email: "ann@example.org", password: "wrong wrong") } throws: {
                ($0 as? ClientError)?.sentence.contains("\n") == false
            }
        }
    }
}
