import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Storage
import TestSupport
import Testing

@testable import Server

@Suite("Stored bytes", .timeLimit(.minutes(20)))
struct StoredBytesTests {
    private let text = String(repeating: "the same words ", count: 8000)

    @Test("A file that was cut is neither served nor looked at again; the log says so, and the report before stays")
    func cut() async throws {
        let server = try TestServer()
        let log = CapturedLog()
        try await server.application(logger: log.logger).test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let done = try await analyze(client, tokens)
            let path = try await server.blobs.path(of: #require(server.blobs.keys().first))
            #expect(truncate(path, 50_000) == 0)
            for range in [nil, "bytes=0-9"] {
                var headers = tokens.headers
                headers[.range] = range
                let media = try await client.execute(
                    uri: try #require(done.links.media), method: .get, headers: headers)
                #expect(try media.problem().code == .internal)
            }
            #expect(log.lines.count { $0.message == "A stored file is damaged" } == 2)
            let again = try await rerun(done, client, tokens)
            #expect(again.state == .failed)
            #expect(again.error?.code == .unreadable)
            #expect(again.previous?.id == done.id)
            let lines = log.lines.filter { $0.message == "A stored file is damaged" }
            #expect(lines.count == 3)
            #expect(lines.last?.facts["bytes"] == "50000")
        }
    }

    @Test("A file with other bytes gets no report, until it is handed in again, which heals it")
    func changed() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let done = try await analyze(client, tokens)
            let path = try await server.blobs.path(of: #require(server.blobs.keys().first))
            let other = text.replacing("same", with: "SAME")
            try Data(other.utf8).write(to: URL(fileURLWithPath: path))
            #expect(try await rerun(done, client, tokens).error?.code == .unreadable)
            _ = try await analyze(client, tokens)
            let retried = try await client.execute(
                uri: "/v1/analyses/\(done.id)/retry", method: .post, headers: tokens.headers)
            #expect(retried.status == .accepted)
            #expect(try await client.result("/v1/analyses/\(done.id)", tokens.headers).state == .done)
            let media = try await client.execute(
                uri: try #require(done.links.media), method: .get, headers: tokens.headers)
            #expect(String(buffer: media.body) == text)
        }
    }

    @Test("A file that is gone is absent, and running it again ends at once")
    func gone() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let done = try await analyze(client, tokens)
            let path = try await server.blobs.path(of: #require(server.blobs.keys().first))
            try FileManager.default.removeItem(atPath: path)
            let media = try await client.execute(
                uri: try #require(done.links.media), method: .get, headers: tokens.headers)
            #expect(try media.problem().code == .notFound)
            let again = try await rerun(done, client, tokens)
            #expect(again.state == .failed && again.error?.code == .notFound)
            #expect(again.previous?.id == done.id)
        }
    }

    @Test("A file that is cut while it is sent ends the connection instead of the answer")
    func cutWhileSent() async throws {
        let folder = try TemporaryFolder()
        let (blobs, staging) = (try FileBlobStore(folder: folder.path), try Staging(folder: "\(folder.path)/uploads"))
        let (file, key) = (staging.begin(), try BlobKey(String(repeating: "a", count: 64)))
        try Data().write(to: URL(fileURLWithPath: file.path))
        #expect(truncate(file.path, 32 << 20) == 0)
        try await blobs.put(file, as: key)
        let log = CapturedLog()
        let medium = try await MediumBody(.blob(key), 0..<(32 << 20), in: blobs, log.logger)
        await #expect(throws: StorageError.self) { try await medium.body.write(Cutter(path: file.path)) }
        #expect(log.lines.map(\.message) == ["A stored file could not be sent to its end"])
    }

    /// Cuts a file as soon as something of it has been sent.
    private struct Cutter: ResponseBodyWriter {
        let path: String

        mutating func write(_ buffer: ByteBuffer) async throws { truncate(path, 100) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func analyze(_ client: some TestClientProtocol, _ tokens: TokenResponse) async throws -> AnalysisView {
        let accepted = try await client.post("/v1/analyses", TextSubmission(text: text), headers: tokens.headers)
        return try await client.result(try #require(accepted.headers[.location]), tokens.headers)
    }

    private func rerun(
        _ view: AnalysisView, _ client: some TestClientProtocol, _ tokens: TokenResponse
    ) async throws -> AnalysisView {
        let answer = try await client.execute(
            uri: "/v1/analyses/\(view.id)/rerun", method: .post, headers: tokens.headers)
        #expect(answer.status == .accepted)
        return try await client.result("/v1/analyses/\(view.id)", tokens.headers)
    }
}
