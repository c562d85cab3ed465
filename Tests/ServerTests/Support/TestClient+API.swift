import Server
import NIOCore
import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

extension TestClientProtocol {
    /// Sends a JSON body.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: some Encodable, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        let bytes = try ReportCoding.encoder().encode(body)
        return try await execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: bytes))
    }

    /// Posts a JSON body.
    func post(_ uri: String, _ body: some Encodable, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.post, uri, body, headers: headers)
    }

    /// Sends a body as it is.
    func post(_ uri: String, text: String, headers: HTTPFields) async throws -> TestResponse {
        try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: text))
    }

    /// Registers and logs in; the tokens of a native client.
    func signUp(_ email: String) async throws -> TokenResponse {
        let credentials = Credentials(email: email, password: "correct horse", client: .native)
        let registered = try await post("/v1/auth/register", credentials)
        try #require(registered.status == .created)
        return try await post("/v1/auth/login", credentials).decode(TokenResponse.self)
    }

    /// Polls an analysis until something was found.
    func evidence(_ address: String, _ headers: HTTPFields) async throws -> AnalysisView {
        while true {
            let view = try await execute(uri: address, method: .get, headers: headers).decode(AnalysisView.self)
            if !view.evidence.isEmpty { return view }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Polls an analysis until it has ended.
    func result(_ address: String, _ headers: HTTPFields) async throws -> AnalysisView {
        while true {
            let response = try await execute(uri: address, method: .get, headers: headers)
            let view = try response.decode(AnalysisView.self)
            if view.state != .queued, view.state != .running { return view }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

extension TestResponse {
    /// The body as a wire type.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try ReportCoding.decoder().decode(type, from: Data(body.readableBytesView))
    }

    /// The problem this answer is, checked for consistency.
    func problem() throws -> Problem {
        #expect(headers[.contentType] == "application/problem+json")
        let problem = try decode(Problem.self)
        #expect(problem.status == status.code)
        return problem
    }
}

extension TokenResponse {
    /// The header fields of a signed-in request.
    var headers: HTTPFields { [.authorization: "Bearer \(accessToken)"] }
}
