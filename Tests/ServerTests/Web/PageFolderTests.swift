import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Server
@testable import Signing

@Suite("The page out of a folder", .timeLimit(.minutes(20)))
struct PageFolderTests {
    private let folder: TemporaryFolder
    private let server: TestServer

    init() throws {
        let folder = try TemporaryFolder()
        try folder.write("<head>\n  <!-- The first modules. -->\n</head>\n".utf8, to: "index.html")
        try folder.write("import { one } from './one.js';\n".utf8, to: "app.js")
        try folder.write("export const one = 1;\n".utf8, to: "one.js")
        self.folder = folder
        server = try TestServer { $0.assets = folder.path }
    }

    @Test("An edit and a new file show at the next request")
    func edits() async throws {
        try await server.application().test(.router) { client in
            let first = try await client.execute(uri: "/one.js", method: .get)
            #expect(String(buffer: first.body) == "export const one = 1;\n")
            #expect(first.headers[.contentType] == "text/javascript; charset=utf-8")
            #expect(first.headers[.contentSecurityPolicy] == PageRoutes.policy)
            try folder.write("// The first.\nexport const one = 2;\n".utf8, to: "one.js")
            try folder.write("export const two = 2;\n".utf8, to: "two.js")
            let second = String(buffer: try await client.execute(uri: "/one.js", method: .get).body)
            #expect(second == "// The first.\nexport const one = 2;\n")
            #expect(try await client.execute(uri: "/two.js", method: .get).status == .ok)
            try folder.write("import { two } from './two.js';\n".utf8, to: "app.js")
            let page = String(buffer: try await client.execute(uri: "/", method: .get).body)
            #expect(page.contains("<link rel=\"modulepreload\" href=\"/two.js\">") && !page.contains("/one.js"))
        }
    }

    @Test("No address leads out of the folder, and the API stays where it is")
    func inside() async throws {
        try folder.write("secret".utf8, to: "secret.pem")
        try await server.application().test(.router) { client in
            func status(_ path: String) async throws -> HTTPResponse.Status {
                try await client.execute(uri: path, method: .get).status
            }
            for path in [
                "/../index.html", "/..%2Findex.html", "/./one.js", "/secret.pem", "/one", "/%2e%2e/x", "//one.js",
                "/one.js/", "/a/b.js", "/v1/no",
            ] {
                let status = try await status(path)
                #expect(status == .notFound, "\(path)")
            }
            for path in ["/one.js", "/v1/capabilities", "/openapi.yaml"] {
                let status = try await status(path)
                #expect(status == .ok, "\(path)")
            }
        }
    }

    @Test("A folder without a page, and one for others than this machine, end in a sentence")
    func refused() async throws {
        let empty = try TemporaryFolder()
        let lost = try TestServer { $0.assets = empty.path }
        await #expect(throws: ConfigurationError.self) { try await lost.application() }
        var open = server.configuration
        open.host = "0.0.0.0"
        #expect(throws: ConfigurationError.self) { try open.validate() }
    }
}
