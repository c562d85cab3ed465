import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

@testable import OpenID
@testable import Signing

/// An identity provider on this machine that checks what a client must do, and can be made to lie, to hang and to fail.
final class TestProvider: Sendable {
    /// Somebody with an account there.
    struct Person: Sendable {
        var subject = "248289761001"
        var email: String? = "ann@example.org"
        var isVerified = true
    }

    /// What goes wrong at an address.
    enum Fault: Sendable {
        case status(HTTPResponse.Status)
        case text(String)
        case redirect(String)
        /// Nothing comes for as long as anybody waits.
        case silence
    }

    /// What a code stands for.
    private struct Grant: Sendable {
        var person: Person
        var nonce: String
        var challenge: String
        var redirect: String
    }

    private struct State: Sendable {
        var port = 0
        var keys: [ProviderSigningKey] = [.p256("first")]
        var signer = 0
        var grants: [String: Grant] = [:]
        var asked: [String: Int] = [:]
        var faults: [String: Fault] = [:]
        var metadata: [String: String] = [:]
        var authentication = ["client_secret_basic"]
        var secret = "secret of the client"
        var showsAddress = true
        var userInfoSubject: String?
        var edit: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        var forge: (@Sendable (Data) throws -> String)?
    }

    let clock: TestClock
    private let state = Mutex(State())

    init(clock: TestClock = TestClock()) { self.clock = clock }

    // MARK: What tests change

    /// Its name.
    var issuer: String { state.withLock { "http://127.0.0.1:\($0.port)" } }
    /// How often an address was asked.
    func asked(_ path: String) -> Int { state.withLock { $0.asked[path, default: 0] } }
    /// What goes wrong at an address; nil for nothing any more.
    func fail(_ path: String, with fault: Fault?) { state.withLock { $0.faults[path] = fault } }
    /// Says something else of itself.
    func claim(_ name: String, _ value: String) { state.withLock { $0.metadata[name] = value } }
    /// How clients prove themselves, and with what; an empty secret for public clients.
    func authenticate(by methods: [String], secret: String) {
        state.withLock { ($0.authentication, $0.secret) = (methods, secret) }
    }
    /// Changes what its tokens say.
    func edit(_ change: @escaping @Sendable (inout [String: any Sendable]) -> Void) {
        state.withLock { $0.edit = change }
    }
    /// Gives other tokens than signed ones.
    func forge(_ make: (@Sendable (Data) throws -> String)?) { state.withLock { $0.forge = make } }
    /// Whether tokens have the address, or only its userinfo, about a certain subject.
    func hideAddress(subject: String? = nil) {
        state.withLock { ($0.showsAddress, $0.userInfoSubject) = (false, subject) }
    }
    /// Publishes these keys, and signs with one that may not be among them.
    func rotate(to keys: [ProviderSigningKey], signing: Int = 0) {
        state.withLock { ($0.keys, $0.signer) = (keys, signing) }
    }

    /// Signs somebody in who came with an address of ours: where their browser is led back to.
    func consent(to address: String, as person: Person = Person()) throws -> String {
        let items = URLComponents(string: address)?.queryItems ?? []
        let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        guard query["response_type"] == "code", query["code_challenge_method"] == "S256",
            query["client_id"] == "touchstone",
            query["scope"]?.split(separator: " ").contains("openid") == true, let state = query["state"],
            let nonce = query["nonce"], let challenge = query["code_challenge"], let redirect = query["redirect_uri"]
        else { throw Unfit() }
        let code = UUID().uuidString
        self.state.withLock {
            $0.grants[code] = Grant(person: person, nonce: nonce, challenge: challenge, redirect: redirect)
        }
        return "\(URLComponents(string: redirect)?.path ?? "")?code=\(code)&state=\(state)"
    }

    /// A request that no client should send.
    struct Unfit: Error {}

    // MARK: The server

    /// Serves on a free port for as long as `body` runs.
    func serve(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let router = Router()
        router.get("/.well-known/openid-configuration") { request, _ in
            try await self.answer(request) { try Self.json(self.metadata) }
        }
        router.get("/keys") { request, _ in
            try await self.answer(request) { try Self.json(["keys": self.state.withLock { $0.keys.map(\.jwk) }]) }
        }
        router.get("/userinfo") { request, _ in
            try await self.answer(request) {
                let (subject, hasAddress) = self.state.withLock {
                    ($0.userInfoSubject ?? Person().subject, !$0.showsAddress)
                }
                guard hasAddress else { return try Self.json(["sub": subject]) }
                return try Self.json(["sub": subject, "email": "ann@example.org", "email_verified": "true"])
            }
        }
        router.post("/token") { request, _ in
            var request = request
            let form = String(buffer: try await request.collectBody(upTo: 1 << 16))
            let proof = request.headers[.authorization]
            return try await self.answer(request) { try self.exchange(form, proof) }
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            guard let number = await ports.first(where: { _ in true }) else { return }
            state.withLock { $0.port = number }
            try await body()
            group.cancelAll()
        }
    }

    private var metadata: [String: any Sendable] {
        let (names, methods) = state.withLock { ($0.metadata, $0.authentication) }
        var document: [String: any Sendable] = [
            "issuer": issuer, "authorization_endpoint": "\(issuer)/authorize", "token_endpoint": "\(issuer)/token",
            "jwks_uri": "\(issuer)/keys", "userinfo_endpoint": "\(issuer)/userinfo",
            "token_endpoint_auth_methods_supported": methods, "authorization_response_iss_parameter_supported": false,
        ]
        for (name, value) in names { document[name] = value }
        return document
    }

    private func answer(_ request: Request, _ body: () throws -> Response) async throws -> Response {
        let fault = state.withLock { state in
            state.asked[request.uri.path, default: 0] += 1
            return state.faults[request.uri.path]
        }
        switch fault {
        case nil: return try body()
        case .status(let status):
            return Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: "{}")))
        case .text(let text): return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        case .redirect(let address): return Response(status: .found, headers: [.location: address])
        case .silence:
            try await Task.sleep(for: .seconds(3600))
            return Response(status: .ok)
        }
    }

    private func exchange(_ form: String, _ proof: String?) throws -> Response {
        let items = URLComponents(string: "?\(form)")?.queryItems ?? []
        let fields = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let (methods, secret) = state.withLock { ($0.authentication, $0.secret) }
        let basic = "Basic \(Data("touchstone:\(FormText.encode(secret))".utf8).base64EncodedString())"
        let isProven =
            secret.isEmpty
            ? fields["client_id"] == "touchstone" && proof == nil
            : methods.contains("client_secret_basic")
                ? proof == basic : fields["client_id"] == "touchstone" && fields["client_secret"] == secret
        guard isProven else { return try Self.json(["error": "invalid_client"], status: .unauthorized) }
        // A code counts once.
        let grant = state.withLock { $0.grants.removeValue(forKey: fields["code"] ?? "") }
        let challenge = Base64URL.encode(Data(SHA256.hash(data: Data((fields["code_verifier"] ?? "").utf8))))
        guard let grant, grant.challenge == challenge, grant.redirect == fields["redirect_uri"],
            fields["grant_type"] == "authorization_code"
        else { return try Self.json(["error": "invalid_grant"], status: .badRequest) }
        return try Self.json(["access_token": "opaque", "token_type": "Bearer", "id_token": try token(for: grant)])
    }

    private func token(for grant: Grant) throws -> String {
        let now = Int(clock.now.timeIntervalSince1970)
        var claims: [String: any Sendable] = [
            "iss": issuer, "aud": "touchstone", "sub": grant.person.subject, "nonce": grant.nonce, "iat": now,
            "exp": now + 300,
        ]
        let (showsAddress, edit, forge, signer) = state.withLock {
            ($0.showsAddress, $0.edit, $0.forge, $0.keys.indices.contains($0.signer) ? $0.keys[$0.signer] : $0.keys[0])
        }
        if showsAddress, let email = grant.person.email {
            claims["email"] = email
            claims["email_verified"] = grant.person.isVerified
        }
        edit(&claims)
        let payload = try JSONSerialization.data(withJSONObject: claims)
        return try forge?(payload) ?? signer.token(payload)
    }

    private static func json(_ value: [String: any Sendable], status: HTTPResponse.Status = .ok) throws -> Response {
        let bytes = try JSONSerialization.data(withJSONObject: value)
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A key of the provider.
enum ProviderSigningKey: Sendable {
    case rsa(_RSA.Signing.PrivateKey, String)
    case p256(P256.Signing.PrivateKey, String)

    static func p256(_ id: String) -> ProviderSigningKey { .p256(P256.Signing.PrivateKey(), id) }
    static func rsa(_ id: String) throws -> ProviderSigningKey { .rsa(try .init(keySize: .bits2048), id) }

    /// Its public half, as a set of keys has it.
    var jwk: [String: String] {
        switch self {
        case .rsa(let key, let id):
            let parts = try? key.publicKey.getKeyPrimitives()
            return [
                "kty": "RSA", "use": "sig", "alg": "RS256", "kid": id,
                "n": Base64URL.encode(parts?.modulus ?? Data()), "e": Base64URL.encode(parts?.publicExponent ?? Data()),
            ]
        case .p256(let key, let id):
            let point = key.publicKey.rawRepresentation
            return [
                "kty": "EC", "crv": "P-256", "kid": id, "x": Base64URL.encode(Data(point.prefix(32))),
                "y": Base64URL.encode(Data(point.suffix(32))),
            ]
        }
    }

    /// A payload, signed; with another header where one is given.
    func token(_ payload: Data, header given: String? = nil) throws -> String {
        let header =
            switch self {
            case .rsa(_, let id): given ?? #"{"alg":"RS256","kid":"\#(id)"}"#
            case .p256(_, let id): given ?? #"{"alg":"ES256","kid":"\#(id)"}"#
            }
        let signed = "\(Base64URL.encode(Data(header.utf8))).\(Base64URL.encode(payload))"
        let signature =
            switch self {
            case .rsa(let key, _):
                try key.signature(for: SHA256.hash(data: Data(signed.utf8)), padding: .insecurePKCS1v1_5)
                    .rawRepresentation
            case .p256(let key, _): try key.signature(for: Data(signed.utf8)).rawRepresentation
            }
        return "\(signed).\(Base64URL.encode(signature))"
    }
}
