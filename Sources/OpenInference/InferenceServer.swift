public import AsyncHTTPClient
public import Inference

import Foundation
import Metrics
import NIOCore
import NIOHTTP1
import Synchronization

/// A server of the Open Inference Protocol v2 (KServe, Triton, MLServer, OpenVINO Model Server, or `touchstone serve --roles
/// inference`) that computes graphs in this process's place.
public final class InferenceServer: RemoteGraphs {
    /// How a server is reached.
    public struct Settings: Sendable, Equatable {
        /// Its address, `http://host:port` or `https://…`.
        public var address: String
        /// Bearer token; empty for none.
        public var token: String
        /// The models whose graphs it computes; nil for all.
        public var models: Set<String>?
        /// Longest wait for one answer.
        public var deadline: Duration
        /// How long a request is tried again while the server does not answer.
        public var patience: Duration

        /// Settings.
        ///
        /// - Throws: `InferenceError` with `runtimeUnavailable` for something that is no address.
        public init(
            address: String, token: String = "", models: Set<String>? = nil, deadline: Duration = .seconds(30),
            patience: Duration = .seconds(600)
        ) throws(InferenceError) {
            guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false
            else {
                throw InferenceError(
                    .runtimeUnavailable,
                    "'\(address)' is not the address of an inference server: write http://host:port.")
            }
            self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
            self.token = token
            self.models = models
            self.deadline = deadline
            self.patience = patience
        }
    }

    /// Largest answer that is read, in bytes.
    static let answerLimit = 64 << 20

    /// Connections that are made once for each try: what follows a failure is decided here.
    public static let connections: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    let settings: Settings
    private let http: HTTPClient
    private let breaker = Mutex(Breaker())
    private let greeting = Mutex<ServerJSON?>(nil)

    /// A server; nothing is asked yet.
    public init(_ settings: Settings, http: HTTPClient = InferenceServer.connections) {
        self.settings = settings
        self.http = http
    }

    /// Whether the server computes the graph of a model.
    public func has(_ model: String) -> Bool { settings.models?.contains(model) ?? true }

    /// What the server calls itself, with its version; nil until it was asked.
    public var name: String? {
        greeting.withLock { $0 }.map { [$0.name, $0.version].compactMap(\.self).joined(separator: " ") }
    }

    /// The graph of a model on the server, after its digest or its self-test agreed.
    ///
    /// - Throws: `InferenceError` with `inferenceFailed` or `cancelled`; the sentence says what to do.
    public func graph(
        of manifest: ModelManifest, digest: String
    ) async throws(InferenceError) -> any GraphComputing {
        let server = try await json(ServerJSON.self, "/v2", of: manifest.id)
        greeting.withLock { $0 = server }
        let model = try await json(ModelJSON.self, "/v2/models/\(manifest.id)", of: manifest.id)
        try model.check(manifest, digest: digest)
        let graph = try RemoteGraph(
            id: manifest.id, model, isBinary: server.extensions?.contains("binary_tensor_data") == true, server: self)
        try await graph.check(manifest.selfTest)
        return graph
    }

    /// The answer to a question about a model.
    private func json<Value: Decodable>(
        _ type: Value.Type, _ path: String, of id: String
    ) async throws(InferenceError) -> Value {
        let (_, body) = try await answer(.GET, path, of: id)
        guard let value = try? JSONDecoder().decode(type, from: Data(body.readableBytesView)) else {
            throw InferenceError(.inferenceFailed, "What answers at \(settings.address) is no inference server.")
        }
        return value
    }

    /// Sends a request until it is answered, for as long as the patience lasts.
    func answer(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: ByteBuffer? = nil, of id: String
    ) async throws(InferenceError) -> (HTTPHeaders, ByteBuffer) {
        let end = ContinuousClock.now + settings.patience
        while true {
            let failure: String
            if let pause = breaker.withLock({ $0.wait(at: .now) }) {
                failure = "it did not answer lately"
                try await rest(min(pause, end - .now))
            } else {
                switch await attempt(method, path, headers, body) {
                case .answered(let status, let headers, let body) where status == 200:
                    breaker.withLock { $0.succeed() }
                    return (headers, body)
                case .answered(let status, _, let body):
                    breaker.withLock { $0.succeed() }
                    throw refusal(status, body, of: id)
                case .tooLarge:
                    breaker.withLock { $0.succeed() }
                    throw InferenceError(
                        .inferenceFailed,
                        "The inference server at \(settings.address) answers with more than \(Self.answerLimit) bytes.")
                case .cancelled:
                    breaker.withLock { $0.abandon() }
                    throw InferenceError(.cancelled, "The analysis was cancelled.")
                case .silent(let reason):
                    breaker.withLock { $0.fail(at: .now) }
                    failure = reason
                    try await rest(.milliseconds(100))
                }
            }
            guard ContinuousClock.now < end else {
                throw InferenceError(
                    .inferenceFailed, "The inference server at \(settings.address) does not answer: \(failure).")
            }
        }
    }

    /// Waits between half and all of a pause, so that many waiting requests do not come at once.
    private func rest(_ pause: Duration) async throws(InferenceError) {
        do {
            try await Task.sleep(for: pause * Double.random(in: 0.5...1))
        } catch {
            throw InferenceError(.cancelled, "The analysis was cancelled.")
        }
    }

    private enum Attempt: Sendable {
        case answered(UInt, HTTPHeaders, ByteBuffer)
        case silent(String)
        case tooLarge
        case cancelled
    }

    /// One try: everything that may pass, such as a pod that is starting, counts as silence.
    private func attempt(
        _ method: HTTPMethod, _ path: String, _ headers: HTTPHeaders, _ body: ByteBuffer?
    ) async -> Attempt {
        var request = HTTPClientRequest(url: settings.address + path)
        request.method = method
        request.headers = headers
        if !settings.token.isEmpty { request.headers.add(name: "authorization", value: "Bearer \(settings.token)") }
        request.body = body.map { .bytes($0) }
        let (http, deadline) = (http, settings.deadline)
        return await withTaskGroup(of: Attempt?.self) { [request] group in
            group.addTask {
                do {
                    let response = try await http.execute(request, deadline: .now() + TimeAmount(deadline))
                    let body = try await response.body.collect(upTo: Self.answerLimit)
                    let status = response.status.code
                    guard ![429, 502, 503, 504].contains(status) else { return .silent("status \(status)") }
                    return .answered(status, response.headers, body)
                } catch is NIOTooManyBytesError {
                    return .tooLarge
                } catch {
                    guard !Task.isCancelled else { return .cancelled }
                    return .silent((error as? HTTPClientError)?.shortDescription ?? "no connection")
                }
            }
            // A body that trickles in has no deadline of its own.
            group.addTask {
                try? await Task.sleep(for: deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            if Task.isCancelled { return .cancelled }
            return first ?? .silent("no answer within \(deadline)")
        }
    }

    private func refusal(_ status: UInt, _ body: ByteBuffer, of id: String) -> InferenceError {
        let words = (try? JSONDecoder().decode(ErrorJSON.self, from: Data(body.readableBytesView)))?.error ?? ""
        let told = words.isEmpty ? "" : ": " + words.prefix(200).filter { !$0.isNewline }
        switch status {
        case 401, 403:
            return InferenceError(
                .inferenceFailed,
                "The inference server at \(settings.address) wants another token: set inference.token.")
        case 404:
            return InferenceError(.inferenceFailed, "The inference server at \(settings.address) has no model '\(id)'.")
        default:
            return InferenceError(
                .inferenceFailed, "The inference server at \(settings.address) refuses '\(id)' (\(status))\(told).")
        }
    }
}
