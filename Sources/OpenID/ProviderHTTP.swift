import AsyncHTTPClient
import DetectionCore
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Asks a provider: no redirects, bounded time, bounded answers, JSON read strictly.
struct ProviderHTTP: Sendable {
    /// Longest time for one question, its answer included.
    let patience: Duration
    /// Most bytes of an answer.
    static let limit = 256 << 10

    /// A JSON document.
    ///
    /// - Throws: `OpenIDFault` with `unavailable`.
    func document(at address: String, token: String? = nil) async throws(OpenIDFault) -> JSONValue {
        var request = HTTPClientRequest(url: address)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        let (status, answer) = try await answer(to: request)
        guard status == 200 else { throw Self.unusable(request, "it answers \(status)") }
        return answer
    }

    /// The status and the JSON with which a form is answered.
    ///
    /// - Throws: `OpenIDFault` with `unavailable`.
    func post(
        _ fields: [(name: String, value: String)], to address: String, authorization: String?
    ) async throws(OpenIDFault) -> (status: UInt, answer: JSONValue) {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: FormText.encode(fields)))
        return try await answer(to: request)
    }

    private func answer(to request: HTTPClientRequest) async throws(OpenIDFault) -> (status: UInt, answer: JSONValue) {
        var request = request
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "user-agent", value: "Touchstone")
        do {
            let (status, body) = try await bounded(request)
            return (status, try JSONValue(text: body.readableBytesView))
        } catch let fault as OpenIDFault {
            throw fault
        } catch is JSONTextError {
            throw Self.unusable(request, "its answer is no JSON")
        } catch is NIOTooManyBytesError {
            throw Self.unusable(request, "its answer has more than \(Self.limit / 1024) KiB")
        } catch {
            throw Self.unusable(request, "it cannot be reached, or its answer was cut")
        }
    }

    private func bounded(_ request: HTTPClientRequest) async throws -> (UInt, ByteBuffer) {
        try await withThrowingTaskGroup(of: (UInt, ByteBuffer).self) { group in
            group.addTask { try await Self.fetch(request) }
            group.addTask { [patience] in
                try await Task.sleep(for: patience)
                throw Self.unusable(request, "it does not answer in time")
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    private static func fetch(_ request: HTTPClientRequest) async throws -> (UInt, ByteBuffer) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        configuration.connectionPool.retryConnectionEstablishment = false
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            let response = try await client.execute(request, deadline: .distantFuture)
            return (response.status.code, try await response.body.collect(upTo: Self.limit))
        }
    }

    /// What is wrong with an address, without its query.
    private static func unusable(_ request: HTTPClientRequest, _ what: String) -> OpenIDFault {
        OpenIDFault(.unavailable, "\(request.url.prefix { $0 != "?" }): \(what).")
    }
}

/// Names and values as forms and addresses spell them: everything but letters, digits and `-._~` as %XX.
package enum FormText {
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// One text.
    package static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    /// Names and their values.
    package static func encode(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }
}
