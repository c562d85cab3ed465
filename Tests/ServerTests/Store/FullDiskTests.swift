import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import SystemPackage
import Testing
import _NIOFileSystem

@testable import Intake
@testable import Server

@Suite("A full disk", .timeLimit(.minutes(20)))
struct FullDiskTests {
    @Test(
        "While it is nearly full, uploads are refused and everything that makes room works; then it goes on by itself")
    func reserve() async throws {
        let server = try TestServer {
            $0.roles = "api,housekeeping"
            $0.diskReserve = 1000
        }
        let free = Mutex(1 << 30)
        let log = CapturedLog()
        var dependencies = server.dependencies
        dependencies.freeDisk = { _ in free.withLock { $0 } }
        try await server.application(dependencies, logger: log.logger).test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            var made: [String] = []
            for text in ["one", "two", "three"] {
                let accepted = try await client.post("/v1/analyses", TextSubmission(text: text), headers: ann.headers)
                made.append(try accepted.decode(AnalysisView.self).id)
            }
            let begun = try #require(try await client.begin(5, ann).headers[.location])
            #expect(try await client.execute(uri: "/healthz/ready", method: .get).status == .ok)

            free.withLock { $0 = 900 }
            let refusals = [
                try await client.post("/v1/analyses", TextSubmission(text: "four"), headers: ann.headers),
                try await client.post(
                    "/v1/analyses", text: "four", headers: ann.headers.merging([.contentType: "text/plain"])),
                try await client.begin(5, ann), try await client.append("hello", at: 0, to: begun, ann),
            ]
            for refused in refusals {
                #expect(refused.status.code == 507)
                #expect(try refused.problem().code == .diskFull)
            }
            #expect(try await client.execute(uri: "/healthz/ready", method: .get).status == .serviceUnavailable)
            #expect(try await client.signIn("ann@example.org").status == .ok)
            let cancelled = try await client.execute(
                uri: "/v1/analyses/\(made[0])/cancel", method: .post, headers: ann.headers)
            #expect(cancelled.status == .ok)
            let deleted = try await client.execute(
                uri: "/v1/analyses/\(made[1])", method: .delete, headers: ann.headers)
            #expect(deleted.status == .noContent)
            let cleared = try await client.post(
                "/v1/storage/clear", ClearRequest(analyses: [made[2]], thenKeep: nil), headers: ann.headers)
            #expect(cleared.status == .ok)

            free.withLock { $0 = 1 << 30 }
            #expect(try await client.append("hello", at: 0, to: begun, ann).status == .noContent)
            #expect(try await client.analyze(begun, ann).status == .accepted)
            #expect(try await client.execute(uri: "/healthz/ready", method: .get).status == .ok)
        }
    }

    @Test("The log tells of it once, and once when there is room again")
    func log() async throws {
        let log = CapturedLog()
        let free = Mutex(0)
        let watcher = DiskWatcher(
            disk: DiskRoom(reserve: 1000) { free.withLock { $0 } },
            ballast: Ballast(folder: "/nowhere"), interval: .milliseconds(1), logger: log.logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try await watcher.run() }
            while log.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            free.withLock { $0 = 1000 }
            while log.lines.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
            group.cancelAll()
        }
        let words = log.lines.map(\.message)
        #expect(words.count == 2)
        #expect(words[0].contains("nearly full") && words[1].contains("has room again"))
    }

    @Test("On a full disk the ballast is given up: a deletion goes through, and what else was asked may be asked again")
    func ballast() async throws {
        let server = try TestServer()
        let path = "\(server.folder)/ballast"
        let ballast = Ballast(folder: server.folder)
        let router = Router(context: AppRequestContext.self)
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: BallastMiddleware(ballast: ballast))
        let answer: @Sendable (Request, AppRequestContext) throws -> HTTPResponse.Status = { _, _ in
            // Whoever writes has no room but that of the ballast.
            if FileManager.default.fileExists(atPath: path) { throw StorageError.full }
            return .noContent
        }
        router.delete("thing", use: answer)
        router.post("thing", use: answer)
        try await Application(router: router).test(.router) { client in
            for (method, codes) in [(HTTPRequest.Method.delete, [204, 204]), (.post, [507, 204])] {
                await ballast.make()
                let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
                #expect(size == Ballast.size)
                for code in codes {
                    #expect(try await client.execute(uri: "/thing", method: method).status.code == code)
                }
            }
            #expect(await !ballast.release())
        }
    }

    @Test("A disk that fills up while a piece is written is told as such, and the offset is where it was")
    func noSpace() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(5, tokens).headers[.location])
            let path = "\(server.folder)/media/uploads/\(try #require(try server.uploads().first))"
            try FileManager.default.removeItem(atPath: path)
            // Every write to it ends as on a full disk.
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
            let refused = try await client.append("hello", at: 0, to: address, tokens)
            #expect(refused.status.code == 507)
            #expect(try refused.problem().code == .diskFull)
            #expect(try await client.offset(address, tokens) == 0)
        }
    }

    @Test("Whatever floor it comes from, it is the disk and not the account that is full")
    func words() throws {
        let call = FileSystemError.SystemCallError(systemCall: "write", errno: .noSpace)
        let place = FileSystemError.SourceLocation(function: "f", file: "f", line: 1)
        let inner = FileSystemError(code: .io, message: "", cause: call, location: place)
        let outer = FileSystemError(code: .io, message: "", cause: inner, location: place)
        for error in [inner, outer, StorageError.full] as [any Error] {
            #expect(Refusal(describing: error)?.problem.code == .diskFull)
        }
        #expect(ProblemCode.diskFull.hint != ProblemCode.quotaExceeded.hint)
        let other = FileSystemError(code: .io, message: "", cause: nil, location: place)
        #expect(Refusal(describing: other) == nil)
    }
}

extension TestClientProtocol {
    fileprivate func signIn(_ email: String) async throws -> TestResponse {
        try await post("/v1/auth/login", Credentials(email: email, password: "correct horse", client: .native))
    }
}
