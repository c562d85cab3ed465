import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("The API page", .timeLimit(.minutes(20)))
struct DocsPageTests {
    private static let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
    private static let place = sources.appending(path: "WebPage/Assets/docs.html")

    private var document: APIDocument {
        get throws {
            try APIDocument(
                yaml: String(contentsOf: Self.sources.appending(path: "API/openapi.yaml"), encoding: .utf8))
        }
    }

    @Test("docs.html is what openapi.yaml makes")
    func current() throws {
        let page = DocsPage.html(of: try document)
        if ProcessInfo.processInfo.environment["TOUCHSTONE_WRITE_DOCS"] != nil {
            try Data(page.utf8).write(to: Self.place)
        }
        #expect(
            try String(contentsOf: Self.place, encoding: .utf8) == page,
            "TOUCHSTONE_WRITE_DOCS=1 swift test --filter DocsPageTests writes it anew")
    }

    @Test("Shows every operation and every shape, and asks nobody else for anything")
    func whole() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let answer = try await client.execute(uri: "/docs", method: .get)
            #expect(answer.headers[.contentSecurityPolicy] == PageRoutes.policy)
            #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
            let page = String(buffer: answer.body)
            let operations = try document.operations
            #expect(operations.count > 30)
            for operation in operations {
                #expect(page.contains("<details id=\"\(operation.id)\">"), "\(operation.id)")
            }
            for schema in try document.schemas {
                #expect(page.contains("id=\"shape-\(schema.name)\""), "\(schema.name)")
            }
            #expect(page.contains("<a href=\"/openapi.yaml\">"))
            for attribute in ["src=\"http", "href=\"http", "<script", "style=\"", " onclick"] {
                #expect(!page.contains(attribute), "\(attribute)")
            }
        }
    }

    @Test("Every link leads to a place on the page or of the server")
    func links() throws {
        let page = DocsPage.html(of: try document)
        let targets = Set(page.matches(of: /id="([^"]+)"/).map { String($0.1) })
        for match in page.matches(of: /href="#([^"]+)"/) { #expect(targets.contains(String(match.1)), "\(match.1)") }
    }

    @Test("An operation's lines carry what it needs: address, token, fields and an example of its body")
    func curl() throws {
        let operations = try document.operations
        func curl(_ id: String) throws -> String { try #require(operations.first { $0.id == id }).curl }
        #expect(try curl("getCapabilities") == "curl http://127.0.0.1:8080/v1/capabilities")
        #expect(
            try curl("deleteAnalysis").hasPrefix(
                "curl http://127.0.0.1:8080/v1/analyses/0d9be2f6c7d84b0e9a54e4a3a1f0c6d2 -X DELETE \\\n    -H \"Authorization: Bearer $TOKEN\""
            ))
        #expect(try curl("logIn").contains("-d '{\n  \"client\" : \"native\","))
        #expect(try curl("beginUpload").contains("-H \"Tus-Resumable: 1.0.0\""))
        #expect(try !curl("register").contains("Bearer"))
        for operation in operations { #expect(!operation.curl.contains("{id}"), "\(operation.id)") }
    }

    @Test("Text of the document never becomes markup")
    func escaping() throws {
        let yaml = "info: { description: '<img src=x> `a<b`' }\ntags: [ { name: '<b>' } ]\npaths: {}\n"
        let page = DocsPage.html(of: try APIDocument(yaml: yaml))
        #expect(page.contains("&lt;img src=x&gt; <code>a&lt;b</code>"))
        #expect(!page.contains("<img") && !page.contains("<b>"))
    }
}
