import DetectionCore
import BlobsFile
import NIOCore
import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Bad media over HTTP", .timeLimit(.minutes(20)))
struct BadMediaTests {
    /// One bad upload and the problem it must end with.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var type: String?
        var body: [UInt8]
        var code: ProblemCode

        init(_ description: String, _ type: String?, _ body: [UInt8], _ code: ProblemCode) {
            testDescription = description
            self.type = type
            self.body = body
            self.code = code
        }
    }

    static let cases = [
        Case("empty", "image/png", [], .emptyFile),
        Case("unknown format", "application/octet-stream", [0, 1, 2, 3], .unsupportedMedia),
        Case("text as picture", "image/png", Array("only words".utf8), .contentMismatch),
        Case("picture as text", "text/plain", SamplePNG.bytes, .contentMismatch),
        Case("too large", "text/plain", Array(repeating: 97, count: 2001), .tooLarge),
        Case("form without boundary", "multipart/form-data", Array("x".utf8), .invalidRequest),
        Case(
            "form that stops", form, Array("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nabc".utf8),
            .invalidRequest),
        Case(
            "form without medium", form,
            Array("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc\r\n--b--".utf8), .invalidRequest),
        Case(
            "form with a bad rate", form, Array((field("max_fpr", "2") + field("text", "abc") + "--b--").utf8),
            .invalidRequest),
        Case(
            "form with two texts", form, Array((field("text", "a") + field("text", "b") + "--b--").utf8),
            .invalidRequest),
        Case("form with an empty text", form, Array((field("text", "") + "--b--").utf8), .emptyFile),
        Case("JSON that is none", "application/json", Array("{".utf8), .invalidRequest),
        Case("JSON without text", "application/json", Array("{}".utf8), .invalidRequest),
        Case("JSON with a number as text", "application/json", Array("{\"text\":7}".utf8), .invalidRequest),
        Case("JSON with an empty text", "application/json", Array("{\"text\":\"\"}".utf8), .emptyFile),
        Case("JSON too deep", "application/json", Array(String(repeating: "[", count: 10_000).utf8), .invalidRequest),
        Case(
            "JSON with an impossible rate", "application/json", Array("{\"text\":\"a\",\"max_fpr\":0}".utf8),
            .invalidRequest),
    ]

    private static let form = "multipart/form-data; boundary=b"

    private static func field(_ name: String, _ value: String) -> String {
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }

    @Test("A bad upload ends with its code, leaves nothing behind, and the next one works", arguments: cases)
    func refused(bad: Case) async throws {
        let server = try TestServer { $0.maxUploadBytes = 2000 }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            headers[.contentType] = bad.type
            let response = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: bad.body))
            #expect(try response.problem().code == bad.code)
            #expect(try server.uploads().isEmpty)
            #expect(try await server.media().isEmpty)
            let page = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            #expect(try page.decode(Page<AnalysisView>.self).items.isEmpty)
            let next = try await client.post("/v1/analyses", TextSubmission(text: "fine"), headers: tokens.headers)
            #expect(next.status == .accepted)
        }
    }

    @Test(
        "A picture is accepted under any type that does not contradict it",
        arguments: ["image/png", "image/jpeg", "application/octet-stream", "application/x-www-form-urlencoded", nil])
    func compatible(type: String?) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = type
            let response = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: SamplePNG.bytes))
            #expect(response.status == .accepted)
            #expect(try response.decode(AnalysisView.self).media.format == .png)
        }
    }
}
