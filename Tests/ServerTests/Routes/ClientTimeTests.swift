import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Times that clients send", .timeLimit(.minutes(20)))
struct ClientTimeTests {
    @Test(
        "Are read as RFC 3339 has them",
        arguments: [
            ("1970-01-01T00:00:00Z", 0.0), ("2027-01-31T12:00:00Z", 1_801_396_800),
            ("2027-01-31t12:00:00z", 1_801_396_800), ("2027-01-31T14:00:00+02:00", 1_801_396_800),
            ("2027-01-31T10:30:00-01:30", 1_801_396_800), ("2027-01-31T12:00:00.5Z", 1_801_396_800.5),
            ("2028-02-29T00:00:00Z", 1_835_395_200),
        ])
    func valid(text: String, seconds: Double) {
        #expect(Date(rfc3339: text)?.timeIntervalSince1970 == seconds)
    }

    @Test(
        "Are refused when no clock shows them",
        arguments: [
            "", "tomorrow", "2027-02-30T00:00:00Z", "2027-02-29T00:00:00Z", "2027-13-01T00:00:00Z",
            "2027-00-01T00:00:00Z", "2027-01-00T00:00:00Z", "2027-01-31", "2027-01-31T12:00:00",
            "2027-01-31 12:00:00Z", "2027-01-31T24:00:00Z", "2027-01-31T12:60:00Z", "2027-01-31T12:00:60Z",
            "2027-01-31T12:00Z", "20270131T120000Z", "12027-01-31T12:00:00Z", "120270-01-31T12:00:00Z",
            "+2027-01-31T12:00:00Z", "-2027-01-31T12:00:00Z", "27-01-31T12:00:00Z", "2027-01-31T12:00:00+2:00",
            "2027-01-31T12:00:00+0200", "2027-01-31T12:00:00+24:00", "2027-01-31T12:00:00.Z", " 2027-01-31T12:00:00Z",
            "2027-01-31T12:00:00Z ", "２０２７-01-31T12:00:00Z",
        ])
    func invalid(text: String) {
        #expect(Date(rfc3339: text) == nil)
    }

    @Test(
        "An end that is no time, or has passed, is refused wherever it is sent, and leaves nothing",
        arguments: ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2027-02-30T00:00:00Z", "12027-01-01T00:00:00Z"])
    func until(time: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            func refusal(
                _ method: HTTPRequest.Method, _ uri: String, _ type: String, _ body: String
            ) async throws -> Problem {
                try await client.execute(
                    uri: uri, method: method, headers: tokens.headers.merging([.contentType: type]),
                    body: ByteBuffer(string: body)
                ).problem()
            }
            let long = String(repeating: "long enough for a file ", count: 5000)
            let form =
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\(long)\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"until\"\r\n\r\n\(time)\r\n--b--\r\n"
            let json = #"{"text":"a text","until":"\#(time)"}"#
            let made = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(made.headers[.location])
            let problems = [
                try await refusal(.post, "/v1/analyses?until=\(time)", "text/plain", long),
                try await refusal(.post, "/v1/analyses", "multipart/form-data; boundary=b", form),
                try await refusal(.post, "/v1/analyses", "application/json", json),
                try await refusal(
                    .put, "\(address)/retention", "application/json", #"{"mode":"keep","until":"\#(time)"}"#),
                try await refusal(
                    .post, "/v1/keys", "application/json", #"{"name":"k","scopes":["read"],"expires":"\#(time)"}"#),
            ]
            #expect(problems.allSatisfy { $0.code == .invalidRequest })
            #expect(try server.uploads().isEmpty)
            #expect(try await server.media().count == 1)
        }
    }

    @Test("The history is not asked about days that there are not")
    func history() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for (query, status) in [
                ("from=2027-02-30T00:00:00Z", HTTPResponse.Status.badRequest),
                ("to=12027-01-01T00:00:00Z", .badRequest),
                ("from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00.250Z", .ok),
            ] {
                let page = try await client.execute(
                    uri: "/v1/analyses?\(query)", method: .get, headers: tokens.headers)
                #expect(page.status == status, "\(query)")
            }
        }
    }
}
