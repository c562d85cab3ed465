import API
import Detectors
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

@Suite("The trust list by page and API", .timeLimit(.minutes(20)))
struct TrustTests {
    private let one: String
    private let other: String

    init() throws {
        one = try String(contentsOfFile: Fixture.signedPath("trust.pem"), encoding: .utf8)
        other = try String(contentsOfFile: Fixture.signedPath("other.pem"), encoding: .utf8)
    }

    /// A server with an administrator, who is signed in.
    private func administer(
        _ server: TestServer, _ work: @escaping @Sendable (any TestClientProtocol, HTTPFields) async throws -> Void
    ) async throws {
        let administration = UserAdministration(users: server.store, logger: TestServer.silence)
        try await server.application().test(.router) { client in
            let admin = try await client.signUp("root@example.org")
            try await administration.makeAdmin(email: "root@example.org", password: nil)
            try await work(client, admin.headers)
        }
    }

    private func read(_ client: any TestClientProtocol, _ headers: HTTPFields) async throws -> TrustListView {
        try await client.execute(uri: "/v1/admin/trust-list", method: .get, headers: headers)
            .decode(TrustListView.self)
    }

    private func put(
        _ client: any TestClientProtocol, _ lists: [TrustListRequest.NamedList], _ headers: HTTPFields
    ) async throws -> TestResponse {
        try await client.send(.put, "/v1/admin/trust-list", TrustListRequest(lists: lists), headers: headers)
    }

    @Test("An administrator sees, replaces and removes the list, and the analyzer is told at once")
    func replace() async throws {
        let analyzer = FakeAnalyzer()
        let server = try TestServer(analyzer: analyzer)
        try await administer(server) { client, admin in
            let none = try await read(client, admin)
            #expect(none.source == .none && none.certificates == 0 && none.digest == nil && none.replaceable)
            #expect(analyzer.trusted == [])

            let put = try await put(
                client, [.init(name: "one.pem", pem: one), .init(name: "again.pem", pem: one + other)], admin)
            let joined = try put.decode(TrustListView.self)
            #expect(joined.source == .uploaded && joined.certificates == 2 && joined.since != nil)
            #expect(joined.holders.allSatisfy { $0.ends != nil && !$0.name.isEmpty })
            let imported = try TrustList(path: "\(server.folder)/\(TrustList.fileName)")
            #expect(joined.digest == imported.digest)
            #expect(analyzer.trusted == [imported.digest])
            #expect(try await read(client, admin) == joined)

            for _ in 0..<2 {
                let removed = try await client.execute(
                    uri: "/v1/admin/trust-list", method: .delete, headers: admin)
                #expect(removed.status == .noContent)
            }
            #expect(analyzer.trusted == [imported.digest, nil])
            #expect(try await read(client, admin).source == .none)
        }
    }

    @Test("A list that is empty, cut or damaged is refused by name and certificate, and the one in force stays")
    func refused() async throws {
        let server = try TestServer()
        try await administer(server) { client, admin in
            #expect(try await put(client, [.init(name: "one.pem", pem: one)], admin).status == .ok)
            let before = try await read(client, admin)
            let end = "-----END CERTIFICATE-----"
            let damaged = "-----BEGIN CERTIFICATE-----\nMIIB\n\(end)\n"
            for (pem, cause, certificate) in [
                ("", ProblemCause.trustListEmpty, nil), ("no certificate", .trustListEmpty, nil),
                (one + other.replacing(end, with: ""), .trustListCut, 2), (end + one, .trustListCut, 1),
                (one + damaged, .trustListDamaged, 2),
                (String(repeating: "#", count: TrustList.maxBytes + 1), .trustListSize, nil),
            ] {
                let lists = [
                    TrustListRequest.NamedList(name: "good.pem", pem: other), .init(name: "bad.pem", pem: pem),
                ]
                let problem = try await put(client, lists, admin).problem()
                #expect(problem.code == .invalidRequest && problem.cause == cause)
                #expect(problem.list == "bad.pem" && problem.certificate == certificate)
                #expect(problem.detail.contains("bad.pem"))
            }
            #expect(try await put(client, [], admin).problem().cause == .trustListEmpty)
            let many = [TrustListRequest.NamedList](repeating: .init(name: "a", pem: one), count: 17)
            #expect(try await put(client, many, admin).problem().code == .invalidRequest)
            let long = [TrustListRequest.NamedList(name: String(repeating: "a", count: 201), pem: one)]
            #expect(try await put(client, long, admin).problem().code == .invalidRequest)
            #expect(try await read(client, admin) == before)
        }
    }

    @Test("A list that the settings name is shown by its file's name, and changed there")
    func fixed() async throws {
        let server = try TestServer { $0.trustList = Fixture.signedPath("trust.pem") }
        try await administer(server) { client, admin in
            let view = try await read(client, admin)
            #expect(view.source == .file && view.name == "trust.pem" && !view.replaceable && view.certificates == 1)
            let replaced = try await put(client, [.init(name: "other.pem", pem: other)], admin).problem()
            #expect(replaced.code == .conflict && replaced.cause == .trustListFixed)
            let removed = try await client.execute(uri: "/v1/admin/trust-list", method: .delete, headers: admin)
            #expect(try removed.problem().cause == .trustListFixed)
            #expect(try await read(client, admin) == view)
        }
    }

    @Test("A list imported on the machine is taken in, and its copy keeps the bytes that its digest names")
    func imported() throws {
        let folder = try TemporaryFolder()
        let analyzer = FakeAnalyzer()
        let book = try TrustBook(setting: "", folder: folder.path) { analyzer.trust($0) }
        #expect(book.current.list == nil && analyzer.trusted == [])
        _ = try folder.write(one.utf8, to: TrustList.fileName)
        #expect(try book.reload())
        let list = try #require(book.current.list)
        #expect(try !book.reload())
        _ = try folder.write(other.utf8, to: TrustList.fileName)
        #expect(try TrustList(path: list.path).digest == list.digest, "what checks signatures has not changed")
        #expect(try book.reload())
        let second = try #require(book.current.list)
        #expect(analyzer.trusted == [list.digest, second.digest])
        _ = try folder.write("damaged".utf8, to: TrustList.fileName)
        #expect(throws: ConfigurationError.self) { try book.reload() }
        #expect(book.current.list == second)
        // The next start removes copies that nobody uses.
        _ = try folder.write(one.utf8, to: TrustList.fileName)
        _ = try TrustBook(setting: "", folder: folder.path) { _ in }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/trust").count == 1)
    }

    @Test("A server whose list cannot be used does not start")
    func damaged() async throws {
        let server = try TestServer { $0.trustList = Fixture.path("plain.jpg") }
        await #expect(throws: ConfigurationError.self) { try await server.application() }
    }
}
