import AsyncHTTPClient
import Crypto
import DetectionCore
import Foundation
import Logging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Storage

/// One request to the store, before it is signed.
struct S3Request: Sendable {
    /// What is sent.
    enum Body: Sendable {
        case none
        case bytes(Data)
        /// A part of a staged file, with its SHA-256 in hexadecimal.
        case file(StagedFile, Range<Int>, digest: String)
    }

    var method: HTTPMethod
    /// The object; empty for the bucket.
    var key = ""
    var query: [(String, String)] = []
    var fields: [(String, String)] = []
    var body = Body.none
}

/// An answer that was read to its end.
struct S3Answer: Sendable {
    var fields: HTTPHeaders
    var document: S3Document
}

/// Sends requests to an S3 store: signed, within time limits, again where that helps.
struct S3Client: Sendable {
    let http: HTTPClient
    let settings: S3Settings
    let credentials: CredentialSource
    let rule: S3RetryRule
    let now: @Sendable () -> Date
    let logger: Logger

    /// Most bytes of an answer that is a document.
    private static let documentLimit = 4 << 20
    /// Longest time until the head of an answer comes.
    ///
    /// A deletion that took longer than `BlobRecord.deletion`, with all its
    /// attempts, might delete what was put again meanwhile.
    private static let limit = TimeAmount.seconds(30)
    /// The same for a part of a medium, whose sending is included.
    private static let sendingLimit = TimeAmount.minutes(5)

    /// A client's connections; whoever makes them ends them.
    static func connections() -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(30), write: .seconds(30)))
        // Trying again is the rule's task.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Sends a request and reads the answer.
    ///
    /// - Throws: `S3Failure`, once sending again is of no use.
    func send(_ request: S3Request) async throws(S3Failure) -> S3Answer {
        try await attempt(request) { response throws(S3Failure) in
            let body = try await Self.read(response)
            let document = S3Document(String(buffer: body))
            // S3 may begin an answer with 200 before it knows whether it can complete an upload.
            if let code = document.elements("Error").first?.first("Code") {
                throw S3Failure(status: 200, code: code, field: { _ in nil }, region: nil).passing
            }
            return S3Answer(fields: response.headers, document: document)
        }
    }

    /// Sends a request and returns the answer as soon as its head is there.
    ///
    /// - Throws: `S3Failure`, once sending again is of no use.
    func open(_ request: S3Request) async throws(S3Failure) -> HTTPClientResponse {
        try await attempt(request) { response throws(S3Failure) in response }
    }

    /// Waits as the rule says; false when there is no use in waiting.
    func waits(after failure: S3Failure, sent: Int) async -> Bool {
        guard let pause = rule.pause(after: failure, sent: sent, chance: .random(in: 0...1)) else { return false }
        return (try? await Task.sleep(for: pause)) != nil
    }

    private func attempt<R: Sendable>(
        _ request: S3Request, _ accept: (HTTPClientResponse) async throws(S3Failure) -> R
    ) async throws(S3Failure) -> R {
        var sent = 0
        while true {
            do throws(S3Failure) {
                sent += 1
                return try await accept(try await once(request))
            } catch {
                guard await waits(after: error, sent: sent) else {
                    if error.isTrouble {
                        logger.warning(
                            "A store of media failed",
                            metadata: ["failure": "\(error)", "method": "\(request.method)", "sent": "\(sent)"])
                    }
                    throw error
                }
            }
        }
    }

    private func once(_ request: S3Request) async throws(S3Failure) -> HTTPClientResponse {
        let response: HTTPClientResponse
        let signed = try signed(request)
        let limit = if case .file = request.body { Self.sendingLimit } else { Self.limit }
        do { response = try await http.execute(signed, timeout: limit) } catch { throw .cut }
        guard !(200..<300).contains(response.status.code) else { return response }
        let document = S3Document(String(buffer: (try? await Self.read(response)) ?? ByteBuffer()))
        throw S3Failure(
            status: Int(response.status.code), code: document.first("Code") ?? "",
            field: { response.headers.first(name: $0) }, region: document.first("Region"))
    }

    private func signed(_ request: S3Request) throws(S3Failure) -> HTTPClientRequest {
        let credentials: S3Credentials
        do throws(StorageError) { credentials = try self.credentials.current() } catch { throw .expiredCredentials }
        let signer = SigV4(credentials: credentials, region: settings.region, time: now())
        let path = settings.path(request.key)
        var fields = request.fields
        let payload: String
        switch request.body {
        case .none: payload = SigV4.noPayload
        case .bytes(let bytes): payload = Hex.string(SHA256.hash(data: bytes))
        case .file(_, _, let digest): payload = digest
        }
        fields += [
            ("host", settings.host), ("x-amz-content-sha256", payload), ("x-amz-date", signer.timestamp),
        ]
        if let token = credentials.sessionToken { fields.append(("x-amz-security-token", token)) }
        let authorization = signer.authorization(
            method: request.method.rawValue, path: path, query: request.query, fields: fields, payload: payload)
        let query = request.query.isEmpty ? "" : "?\(SigV4.encoded(request.query))"
        var result = HTTPClientRequest(url: "\(settings.origin)\(SigV4.encoded(path, keeping: "/"))\(query)")
        result.method = request.method
        result.headers = HTTPHeaders(fields + [("authorization", authorization)])
        switch request.body {
        case .none: break
        case .bytes(let bytes): result.body = .bytes(ByteBuffer(data: bytes))
        case .file(let file, let range, _):
            result.body = .stream(try fileBytes(file, range), length: .known(Int64(range.count)))
        }
        return result
    }

    /// The bytes of a staged file; a file that cannot be read is no fault of the store.
    private func fileBytes(_ file: StagedFile, _ range: Range<Int>) throws(S3Failure) -> FileBytes {
        do throws(StorageError) {
            return try FileBytes(file.path, range)
        } catch {
            throw .unexpected(status: 0, code: "FileUnreadable")
        }
    }

    private static func read(_ response: HTTPClientResponse) async throws(S3Failure) -> ByteBuffer {
        do { return try await response.body.collect(upTo: documentLimit) } catch { throw .cut }
    }
}

extension S3Failure {
    /// Whether an operator should hear of it: nothing that a store says in the course of things.
    fileprivate var isTrouble: Bool {
        switch self {
        case .keyAbsent, .exists, .pastEnd, .unknownCondition: false
        default: true
        }
    }

    /// The failure of an answer that began well: what it does not name is the store's own trouble.
    fileprivate var passing: S3Failure {
        if case .unexpected = self { .busy(seconds: nil) } else { self }
    }
}
