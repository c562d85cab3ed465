public import AsyncHTTPClient

import API
import DetectionCore
import Foundation
import NIOCore
import NIOHTTP1

/// A client of one server's API, version 1.
public struct TouchstoneClient: Sendable {
    /// Largest JSON answer that is read, in bytes.
    private static let limit = 64 << 20
    /// Number of attempts of a request that may succeed later.
    private static let tries = 4

    /// Connections whose failure is told at once.
    public static let connections: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    let server: String
    let credential: Credential
    let http: HTTPClient
    /// The session this client acts in, if it has logged in.
    private let session: LoginSession?

    /// A client.
    ///
    /// - Parameters:
    ///   - server: Where the server listens, such as `http://127.0.0.1:8080`.
    ///   - credential: How the client shows who it is.
    ///   - http: Whose connections are used.
    /// - Throws: `ClientError` with `badAddress`.
    public init(server: String, credential: Credential = .guest, http: HTTPClient = TouchstoneClient.connections)
        throws(ClientError)
    {
        guard let url = URL(string: server), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false else {
            throw .badAddress(server)
        }
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
        self.credential = credential
        self.http = http
        session = nil
    }

    /// A client of the same server that acts in a session.
    init(_ client: TouchstoneClient, in session: LoginSession) {
        server = client.server
        credential = client.credential
        http = client.http
        self.session = session
    }

    /// Sends a request until it succeeds, fails for good, or has been tried often enough.
    func send(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: HTTPClientRequest.Body? = nil
    ) async throws(ClientError) -> HTTPClientResponse {
        var tried = 1
        while true {
            do {
                return try await sendOnce(method, path, headers: headers, body: body)
            } catch {
                guard let pause = error.pause, tried < Self.tries, !Task.isCancelled else { throw error }
                tried += 1
                try? await Task.sleep(for: .seconds(min(pause, 30)))
            }
        }
    }

    /// Sends a request once, or a second time when only the access token had ended.
    func sendOnce(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: HTTPClientRequest.Body? = nil
    ) async throws(ClientError) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: server + path)
        request.method = method
        request.headers = headers
        request.body = body
        guard let session else { return try await answer(to: request, bearing: credential.bearer) }
        let token = try await session.token()
        do {
            return try await answer(to: request, bearing: token)
        } catch {
            guard error.isAboutToken else { throw error }
            return try await answer(to: request, bearing: try await session.token(after: token))
        }
    }

    private func answer(
        to request: HTTPClientRequest, bearing token: String?
    ) async throws(ClientError) -> HTTPClientResponse {
        var request = request
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let response: HTTPClientResponse
        do {
            response = try await http.execute(request, timeout: .hours(1))
        } catch {
            throw .unreachable(Self.words(error))
        }
        guard (200..<300).contains(response.status.code) else { throw await refusal(response) }
        return response
    }

    /// Sends a request and reads its answer.
    func json<Value: Decodable>(
        _ type: Value.Type, _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:],
        body: HTTPClientRequest.Body? = nil
    ) async throws(ClientError) -> Value {
        try await decode(type, try await send(method, path, headers: headers, body: body))
    }

    /// The JSON of an answer.
    func decode<Value: Decodable>(
        _ type: Value.Type, _ response: HTTPClientResponse
    ) async throws(ClientError) -> Value {
        let bytes = try await bytes(of: response)
        do {
            return try ReportCoding.decoder().decode(type, from: bytes)
        } catch {
            throw .unexpected(Int(response.status.code))
        }
    }

    /// The body of an answer.
    func bytes(of response: HTTPClientResponse) async throws(ClientError) -> Data {
        do {
            return Data(try await response.body.collect(upTo: Self.limit).readableBytesView)
        } catch {
            throw .unreachable(Self.words(error))
        }
    }

    /// A value as a JSON body.
    static func body(_ value: some Encodable) throws(ClientError) -> HTTPClientRequest.Body {
        do {
            return .bytes(ByteBuffer(bytes: try ReportCoding.encoder().encode(value)))
        } catch {
            throw .unreachable("the request cannot be written")
        }
    }

    private func refusal(_ response: HTTPClientResponse) async -> ClientError {
        let seconds = response.headers.first(name: "Retry-After").flatMap(Int.init)
        guard let bytes = try? await bytes(of: response),
            let problem = try? ReportCoding.decoder().decode(Problem.self, from: bytes)
        else { return .unexpected(Int(response.status.code)) }
        return .problem(problem, retryAfter: seconds)
    }

    private static func words(_ error: any Error) -> String {
        (error as? HTTPClientError)?.shortDescription ?? "connection failed"
    }
}
