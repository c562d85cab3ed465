import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Server
@testable import WebPage

@Suite("Compressed answers", .timeLimit(.minutes(20)))
struct CompressionTests {
    @Test("Compressed bytes are the same bytes again", arguments: [0, 1, 1000, 300_000])
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7 &* 31) }
        for effort in [Gzip.Effort.quick, .most] {
            #expect(try Self.plain(Gzip.compressed(bytes, effort)) == Data(bytes))
        }
    }

    @Test(
        "A client is given gzip when it says so, and only then",
        arguments: [
            ("gzip", true), ("gzip, deflate, br, zstd", true), ("br;q=1, GZIP;q=0.2", true), ("*", true),
            ("x-gzip", true),
            ("", false), ("br", false), ("gzip;q=0", false), ("gzip; q=0.0, *", false), ("*;q=0", false),
            ("gzip;q=much", false), ("identity", false), ("gzipped", false), (";,;q", false),
        ])
    func accepted(field: String, takes: Bool) {
        #expect(AcceptedEncodings([.acceptEncoding: field]).gzip == takes)
        #expect(!AcceptedEncodings([:]).gzip)
    }

    @Test("A file of the page goes compressed, with a name of its own for that form, and once")
    func file() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            func get(_ headers: HTTPFields) async throws -> TestResponse {
                try await client.execute(uri: "/app.js", method: .get, headers: headers)
            }
            let plain = try await get([:])
            let gzipped = try await get([.acceptEncoding: "gzip"])
            #expect(plain.headers[.contentEncoding] == nil && gzipped.headers[.contentEncoding] == "gzip")
            #expect(try Self.plain(gzipped.body) == Data(plain.body.readableBytesView))
            #expect(gzipped.body.readableBytes < plain.body.readableBytes / 2)
            let (name, other) = (try #require(gzipped.headers[.eTag]), try #require(plain.headers[.eTag]))
            #expect(name != other)
            for response in [plain, gzipped] { #expect(response.headers[.vary] == "Accept-Encoding") }
            // A proxy may have made the name a weak one.
            for known in [name, "W/\(name)", "\"a\", \(name)"] {
                let again = try await get([.acceptEncoding: "gzip", .ifNoneMatch: known])
                #expect(again.status == .notModified && again.headers[.vary] == "Accept-Encoding")
            }
            #expect(try await get([.acceptEncoding: "gzip", .ifNoneMatch: other]).status == .ok)
            #expect(try await get([.ifNoneMatch: name]).status == .ok)
        }
    }

    @Test("Lists and reports go compressed; what holds a token or a key never does")
    func json() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            var address = ""
            for number in 0..<4 {
                let sent = try await client.post(
                    "/v1/analyses", TextSubmission(text: "text \(number)"), headers: headers)
                address = try #require(sent.headers[.location])
                _ = try await client.result(address, headers)
            }
            for path in ["/v1/analyses", address, "/v1/capabilities"] {
                let plain = try await client.execute(uri: path, method: .get, headers: headers)
                var taking = headers
                taking[.acceptEncoding] = "gzip"
                let gzipped = try await client.execute(uri: path, method: .get, headers: taking)
                let isLong = plain.body.readableBytes >= 1024
                #expect(gzipped.headers[.contentEncoding] == (isLong ? "gzip" : nil), "\(path)")
                #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
                if isLong { #expect(try Self.plain(gzipped.body) == Data(plain.body.readableBytesView)) }
            }
            headers[.acceptEncoding] = "gzip"
            let name = String(repeating: "k", count: 80)
            for _ in 0..<12 {
                let made = try await client.post(
                    "/v1/keys", APIKeyRequest(name: name, scopes: [.read]), headers: headers)
                #expect(made.status == .created && made.headers[.contentEncoding] == nil)
            }
            for path in ["/v1/keys", "/v1/auth/sessions", "/v1/users/me"] {
                let response = try await client.execute(uri: path, method: .get, headers: headers)
                #expect(response.status == .ok && response.headers[.contentEncoding] == nil, "\(path)")
            }
        }
    }

    private static func plain(_ buffer: ByteBuffer) throws -> Data {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc", try folder.write(buffer.readableBytesView, to: "compressed.gz")]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return bytes
    }
}
