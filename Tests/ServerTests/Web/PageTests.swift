import EmbeddedFiles
import Foundation
import NIOCore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server
@testable import WebPage

@Suite("The page and its files", .timeLimit(.minutes(20)))
struct PageTests {
    @Test(
        "Each file is served with its type, and not sent twice",
        arguments: PageFiles.embedded.assets + PageRoutes.samples + [PageRoutes.document])
    func assets(asset: Asset) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let first = try await client.execute(uri: asset.path, method: .get)
            #expect(first.status == .ok)
            #expect(first.body.readableBytes > 0)
            #expect(first.headers[.contentType] == asset.mediaType.rawValue)
            #expect(first.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
            let tag = try #require(first.headers[.eTag])
            let second = try await client.execute(uri: asset.path, method: .get, headers: [.ifNoneMatch: tag])
            #expect(second.status == .notModified)
            #expect(second.body.readableBytes == 0)
        }
    }

    @Test("The form without scripts is there where visitors need no account, and only there", arguments: [true, false])
    func form(isOpen: Bool) async throws {
        let server = try TestServer { $0.guest = isOpen }
        try await server.application().test(.router) { client in
            let page = String(buffer: try await client.execute(uri: "/", method: .get).body)
            #expect(page.ranges(of: "action=\"\(PlainPage.address)\"").count == (isOpen ? 2 : 0))
            #expect(page.contains("<noscript>") && page.contains("touchstone scan"))
        }
    }

    @Test("Comments of a script do not travel; its code, and the numbers of its lines, stay as they are")
    func comments() throws {
        let script = """
            // About.
            import { a } from './a.js';

            /**
             * @typedef {object} A
             */

            /** @type {A} */
            export const b = /** @type {A} */ (a); // stays
              /* one */ const url = 'https://example.org/*';
            const c = `//`;
            """
        #expect(
            String(decoding: PageFiles.withoutComments(Array(script.utf8)), as: UTF8.self) == """

                import { a } from './a.js';






                export const b = /** @type {A} */ (a); // stays
                 const url = 'https://example.org/*';
                const c = `//`;
                """)
        for file in EmbeddedFile.all(in: "WebPage/Assets") where file.path.hasSuffix(".js") {
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
            let spread = lines.filter { $0.count { $0 == "`" } % 2 != 0 }
            #expect(spread.isEmpty, "\(file.path): a string over several lines could hold what looks like a comment")
        }
    }

    @Test("Every module that a script imports is served")
    func imports() {
        let paths = Set(PageFiles.embedded.assets.map(\.path))
        for asset in PageFiles.embedded.assets where asset.mediaType == .script {
            for match in String(buffer: asset.plain.bytes).matches(
                of: /(?m)^[^*]*(?:from |import\()'(\.[a-z.\/-]+\.js)'/)
            {
                let imported = URL(string: String(match.1), relativeTo: URL(string: "http://page\(asset.path)"))?.path
                #expect(imported.map(paths.contains) == true, "\(asset.path) imports \(match.1)")
            }
        }
    }

    @Test("Exactly the modules of the first page are announced, so that a browser asks for all of them at once")
    func preloaded() throws {
        let scripts = PageFiles.embedded.assets.filter { $0.mediaType == .script }
        let texts = Dictionary(uniqueKeysWithValues: scripts.map { ($0.path, String(buffer: $0.plain.bytes)) })
        var needed: Set<String> = []
        var waiting = ["/app.js", "/pages/analyse.js"]
        while let path = waiting.popLast() {
            guard needed.insert(path).inserted else { continue }
            let imports = try #require(texts[path]).matches(of: /(?m)^(?:import|}).* from '(\.[a-z.\/-]+\.js)'/)
            waiting += imports.compactMap {
                URL(string: String($0.1), relativeTo: URL(string: "http://page\(path)"))?.path
            }
        }
        let index = String(buffer: try #require(PageFiles.embedded.assets.first { $0.path == "/" }).plain.bytes)
        let announced = index.matches(of: /rel="modulepreload" href="([^"]+)"/).map { String($0.1) }
        #expect(announced.sorted() == needed.subtracting(["/app.js"]).sorted())
    }
}
