import API
import DetectionCore
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Accounts
@testable import Server
@testable import StorageSQLite

@Suite("Links to reports over HTTP", .timeLimit(.minutes(20)))
struct ReportLinkFlowTests {
    private static let day = 86_400.0

    /// An analysis of a text in Windows-1252, with its report.
    private static func analysis(_ client: some TestClientProtocol, _ headers: HTTPFields) async throws -> AnalysisView
    {
        var headers = headers
        headers[.contentType] = "text/plain"
        headers[.contentDisposition] = "attachment; filename=\"note.txt\""
        let accepted = try await client.execute(
            uri: "/v1/analyses", method: .post, headers: headers,
            body: ByteBuffer(bytes: Array("One caf".utf8) + [0xe9] + Array(", two of them".utf8)))
        return try await client.result(try #require(accepted.headers[.location]), headers)
    }

    private static func link(
        _ client: some TestClientProtocol, to view: AnalysisView, days: Int = 30, medium: Bool? = nil,
        _ headers: HTTPFields
    ) async throws -> ReportLinkView {
        let answer = try await client.post(
            "\(view.links.`self`)/links", ReportLinkRequest(days: days, medium: medium), headers: headers)
        #expect(answer.status == .created)
        return try answer.decode(ReportLinkView.self)
    }

    /// The address at which the API shows what a link leads to.
    private static func shared(_ link: ReportLinkView) throws -> String {
        let token = try #require(link.url?.split(separator: "/").last)
        #expect(link.url == "/s/\(token)" && token.count == 43)
        return "/v1/shared/\(token)"
    }

    @Test(
        "Whoever has a link reads the report as it was signed, and nothing of its owner's; the medium only by one that shows it"
    )
    func reads() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let view = try await Self.analysis(client, ann.headers)
            _ = try await client.post(
                "\(view.links.`self`)/feedback", FeedbackRequest(label: .real, note: "my secret source"),
                headers: ann.headers)
            let bare = try Self.shared(try await Self.link(client, to: view, ann.headers))
            let answer = try await client.execute(uri: bare, method: .get)
            #expect(answer.status == .ok)
            #expect(answer.headers[.robotsTag] == "noindex, nofollow")
            #expect(answer.headers[.referrerPolicy] == "no-referrer")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(!String(buffer: answer.body).contains("secret"))
            let seen = try answer.decode(SharedReportView.self)
            #expect(seen.name == "note.txt" && seen.report.text == view.report?.text)
            #expect(seen.links == .init(self: bare, media: nil))
            for part in ["media", "text", "thumbnail"] {
                #expect(try await client.execute(uri: "\(bare)/\(part)", method: .get).status == .notFound)
            }
            let whole = try Self.shared(try await Self.link(client, to: view, medium: true, ann.headers))
            let links = try await client.execute(uri: whole, method: .get).decode(SharedReportView.self).links
            let media = try await client.execute(uri: try #require(links.media), method: .get)
            #expect(media.body.readableBytes == 21)
            #expect(media.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
            let text = try await client.execute(uri: try #require(links.text), method: .get)
            #expect(String(buffer: text.body) == "One café, two of them")
            let page = try await client.execute(uri: whole.replacing("/v1/shared", with: "/s"), method: .get)
            #expect(page.headers[.robotsTag] == "noindex, nofollow")
            #expect(String(buffer: page.body).contains("<main"))
        }
    }

    @Test("Whoever has a link cannot have a PDF document decoded: its text is not shown by itself")
    func pdfText() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let view = try await Self.analysis(client, ann.headers)
            let shared = try Self.shared(try await Self.link(client, to: view, medium: true, ann.headers))
            #expect(try await client.execute(uri: "\(shared)/text", method: .get).status == .ok)
            try await server.store.write { database in
                try database.execute(
                    sql: "UPDATE analysis SET media = json_set(media, '$.format', 'pdf') WHERE id = ?",
                    arguments: [view.id])
            }
            let links = try await client.execute(uri: shared, method: .get).decode(SharedReportView.self).links
            #expect(links.text == nil && links.media != nil)
            #expect(try await client.execute(uri: "\(shared)/text", method: .get).status == .notFound)
        }
    }

    @Test("A link ends when it expires, when its owner revokes it, and with the analysis; each says so")
    func ends() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let view = try await Self.analysis(client, ann.headers)
            let short = try await Self.link(client, to: view, days: 1, ann.headers)
            let long = try await Self.link(client, to: view, days: 365, ann.headers)
            server.clock.advance(Self.day)
            let again = try await client.post(
                "/v1/auth/login", Credentials(email: "ann@example.org", password: "correct horse", client: .native))
            let headers = try again.decode(TokenResponse.self).headers
            let expired = try await client.execute(uri: try Self.shared(short), method: .get)
            #expect(expired.status == .gone)
            #expect(try expired.problem().cause == .linkExpired)
            #expect(try await client.execute(uri: try Self.shared(long), method: .get).status == .ok)
            let listed = try await client.execute(
                uri: "\(view.links.`self`)/links", method: .get, headers: headers
            ).decode(Page<ReportLinkView>.self).items
            #expect(Set(listed.map(\.id)) == [short.id, long.id] && listed.allSatisfy { $0.url == nil })
            let revoked = try await client.execute(
                uri: "\(view.links.`self`)/links/\(long.id)", method: .delete, headers: headers)
            #expect(revoked.status == .noContent)
            let gone = try await client.execute(uri: try Self.shared(long), method: .get)
            #expect(gone.status == .notFound)
            #expect(try gone.problem().cause == .linkAbsent)
            let absent = try await client.execute(uri: "/v1/shared/none", method: .get)
            #expect(gone.body == absent.body)
            let last = try await Self.link(client, to: view, headers)
            _ = try await client.execute(uri: view.links.`self`, method: .delete, headers: headers)
            #expect(try await client.execute(uri: try Self.shared(last), method: .get).status == .notFound)
        }
    }

    @Test("Others can neither see nor make nor revoke a link, exactly as if there were no analysis")
    func isolation() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            let view = try await Self.analysis(client, ann.headers)
            let own = try await Self.analysis(client, bob.headers)
            let link = try await Self.link(client, to: view, ann.headers)
            for (address, foreign) in [
                ("/v1/analyses/none/links", "\(view.links.`self`)/links"),
                ("/v1/analyses/none/links/x", "\(view.links.`self`)/links/\(link.id)"),
                ("\(own.links.`self`)/links/x", "\(own.links.`self`)/links/\(link.id)"),
            ] {
                for method in [HTTPRequest.Method.get, .post, .delete] {
                    let body = method == .post ? ByteBuffer(string: "{\"days\": 1}") : nil
                    var headers = bob.headers
                    headers[.contentType] = body == nil ? nil : "application/json"
                    let one = try await client.execute(uri: foreign, method: method, headers: headers, body: body)
                    let other = try await client.execute(uri: address, method: method, headers: headers, body: body)
                    #expect(one.status == other.status && one.body == other.body, "\(method) \(foreign)")
                    #expect(one.status == .notFound || one.status == .methodNotAllowed)
                }
            }
            #expect(try await client.execute(uri: try Self.shared(link), method: .get).status == .ok)
        }
    }

    @Test(
        "An administrator sees whose links there are, not what they show, and revokes them; a disabled account's show nothing"
    )
    func administration() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let view = try await Self.analysis(client, ann.headers)
            let links = [
                try await Self.link(client, to: view, ann.headers), try await Self.link(client, to: view, ann.headers),
            ]
            _ = try await client.signUp("root@example.org")
            try await UserAdministration(users: server.store, logger: CapturedLog().logger)
                .makeAdmin(email: "root@example.org", password: nil)
            let root = try await client.post(
                "/v1/auth/login", Credentials(email: "root@example.org", password: "correct horse", client: .native)
            ).decode(TokenResponse.self)
            let listed = try await client.execute(uri: "/v1/admin/links", method: .get, headers: root.headers)
            let items = try listed.decode(Page<ReportLinkView>.self).items
            #expect(Set(items.map(\.id)) == Set(links.map(\.id)))
            #expect(items.allSatisfy { $0.email == "ann@example.org" && $0.url == nil })
            #expect(!String(buffer: listed.body).contains(view.id) && !String(buffer: listed.body).contains("note.txt"))
            let revoke = { (headers: HTTPFields) in
                try await client.execute(
                    uri: "/v1/admin/links/\(links[0].id)", method: .delete, headers: headers
                ).status
            }
            #expect(try await revoke(ann.headers) == .forbidden)
            #expect(try await revoke(root.headers) == .noContent)
            #expect(try await revoke(root.headers) == .notFound)
            #expect(try await client.execute(uri: try Self.shared(links[1]), method: .get).status == .ok)
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            _ = try await server.store.change(user: id, by: [.disable], at: server.clock.now)
            #expect(try await client.execute(uri: try Self.shared(links[1]), method: .get).status == .notFound)
        }
    }

    @Test("A life outside of 1 to 365 days, a field that is not known and a link too many are refused")
    func refused() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let view = try await Self.analysis(client, ann.headers)
            let address = "\(view.links.`self`)/links"
            for days in [0, 366, -1] {
                let answer = try await client.post(address, ReportLinkRequest(days: days), headers: ann.headers)
                #expect(try answer.problem().code == .invalidRequest)
            }
            for _ in 0..<ReportLinkRoutes.limit { _ = try await Self.link(client, to: view, ann.headers) }
            let answer = try await client.post(address, ReportLinkRequest(days: 1), headers: ann.headers)
            #expect(try answer.problem().cause == .linkLimit)
        }
    }
}
