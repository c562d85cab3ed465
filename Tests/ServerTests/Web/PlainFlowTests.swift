import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import StorageSQLite
import Testing

@testable import Server

@Suite("The form that works without scripts", .timeLimit(.minutes(20)))
struct PlainFlowTests {
    /// A server for guests.
    private func server(_ analyzer: FakeAnalyzer = FakeAnalyzer()) throws -> TestServer {
        try TestServer(analyzer: analyzer) {
            $0.guest = true
            $0.maxUploadBytes = 1000
            $0.pagePatience = .milliseconds(50)
        }
    }

    @Test("A file and a text become a page with the report, and nothing is kept")
    func submit() async throws {
        let server = try server()
        try await server.application().test(.live) { client in
            for (field, name) in [("file\"; filename=\"<script>.txt", "&lt;script&gt;.txt"), ("text", "text")] {
                let sent = try await client.submit(field, "It was a bright cold day in April.")
                #expect(sent.status == .seeOther)
                let page = try await client.result(at: try #require(sent.headers[.location]))
                #expect(page.status == .ok)
                let html = String(buffer: page.body)
                #expect(html.contains("<p class=\"path\">\(name)<span"))
                #expect(html.contains("data-verdict=\"synthetic\"") && html.contains("It looks made up."))
                #expect(!html.contains("<script") && html.hasSuffix("</html>\n"))
            }
            let usage = try await server.store.usage(owner: Identity.guestID)
            #expect(usage.kept.files == 0)
            let page = try await server.store.page(
                owner: Identity.guestID, matching: HistoryFilter(), after: nil, limit: 9)
            #expect(page.map(\.retention.mode) == [.ephemeral, .ephemeral])
        }
    }

    @Test("While it is being checked the page asks again by itself")
    func waiting() async throws {
        let gate = Gate()
        let server = try server(FakeAnalyzer(gate: gate))
        try await server.application().test(.live) { client in
            let address = try #require(try await client.submit("text", "a text").headers[.location])
            let waiting = try await client.execute(uri: address, method: .get)
            #expect(waiting.headers[.refresh] == "1")
            #expect(String(buffer: waiting.body).contains("It is being checked"))
            gate.open()
            let done = try await client.result(at: address)
            #expect(String(buffer: done.body).contains("data-verdict=\"synthetic\""))
        }
    }

    @Test("What goes wrong is a page that says it")
    func problems() async throws {
        let server = try server()
        try await server.application().test(.live) { client in
            let broken = try #require(try await client.submit("text", "broken text").headers[.location])
            #expect(String(buffer: try await client.result(at: broken).body).contains("The text is broken."))
            for (answer, status, words) in [
                (try await client.submit("text", ""), 400, "no content"),
                (try await client.submit("other", "a text"), 400, "is not known here"),
                (try await client.submit("file\"; filename=\"a.bin", "\0\0\0"), 415, "not known"),
                (try await client.submit("text", "a text", ["Sec-Fetch-Site": "cross-site"]), 403, "Guests"),
                (try await client.submit("text", "a text", ["Origin": "http://evil.example"]), 403, "Guests"),
                (try await client.post("/check", TextSubmission(text: "a text")), 415, "form of the page"),
                (try await client.execute(uri: "/check/nothing", method: .get), 404, "not"),
                // The last one: it closes the connection.
                (try await client.submit("text", String(repeating: "a", count: 2000)), 413, "1000 bytes"),
            ] {
                #expect(answer.status.code == status, "\(words)")
                #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
                #expect(answer.headers[.contentSecurityPolicy] == PlainPage.policy)
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(String(buffer: answer.body).contains(words), "\(words)")
            }
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("Where everybody needs an account, it is refused; another one's result is not there")
    func closed() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let refused = try await client.submit("text", "a text")
            #expect(refused.status == .unauthorized)
            #expect(refused.headers[.contentType] == "text/html; charset=utf-8")
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            let made = try await client.post("/v1/analyses", TextSubmission(text: "mine"), headers: ann.headers)
                .decode(AnalysisView.self)
            for (tokens, status) in [(ann, 200), (bob, 404)] {
                let page = try await client.execute(uri: "/check/\(made.id)", method: .get, headers: tokens.headers)
                #expect(page.status.code == status)
            }
        }
    }
}

extension TestClientProtocol {
    /// Sends the form with one field.
    fileprivate func submit(
        _ field: String, _ value: String, _ more: [String: String] = [:]
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=b"]
        for (name, value) in more { headers[try #require(HTTPField.Name(name))] = value }
        let body = "--b\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n--b--\r\n"
        return try await post(PlainPage.address, text: body, headers: headers)
    }

    /// Loads a page as often as it asks for it.
    fileprivate func result(at address: String) async throws -> TestResponse {
        while true {
            let page = try await execute(uri: address, method: .get)
            #expect(page.headers[.contentSecurityPolicy] == PlainPage.policy)
            if page.headers[.refresh] == nil { return page }
        }
    }
}
