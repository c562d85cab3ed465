import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import StorageSQLite
import Testing

@testable import Accounts
@testable import Server

/// A server with an owner who has one of everything, and those who want it.
struct IsolationWorld {
    private static let file = "secret-holiday.txt"
    private static let text = "Nobody else may read this sentence."

    let server: TestServer
    let parts: ServerComponents
    let operations: [SpecOperation]
    private let owner: HTTPFields
    private let keys: [APIKeyRecord.Scope: String]
    /// What the owner has.
    private(set) var belongings: Belongings

    /// Makes the accounts and gives the owner one of everything that can be made.
    init(_ server: TestServer, _ client: some TestClientProtocol) async throws {
        self.server = server
        parts = try await ServerComponents(
            configuration: server.configuration, dependencies: server.dependencies, readiness: Readiness())
        let operations = try SpecOperation.all()
        let create = try #require(operations.first { $0.id == "createAnalysis" })
        self.operations = operations + [create.with(["upload": String(repeating: "a", count: 32)])]
        for (id, role) in [
            ("owner", UserRecord.Role.user), ("stranger", .user), ("disabled", .user), ("admin", .admin),
        ] {
            try await server.store.insert(
                UserRecord(
                    id: id, email: "\(id)@example.org", passwordHash: "nobody's", role: role,
                    created: server.clock.now))
        }
        let (session, _) = try await parts.sessions.open(userID: "owner")
        let token = try parts.tokens.issue(userID: "owner", sessionID: session.id, role: .user)
        owner = [.authorization: "Bearer \(token)"]
        var keys: [APIKeyRecord.Scope: String] = [:]
        for scope in [APIKeyRecord.Scope.read, .write] {
            keys[scope] = try await Self.key(of: "owner", [scope], server)
        }
        self.keys = keys
        belongings = Belongings(ids: ["/v1/auth/sessions": session.id, "/v1/admin/users": "owner"])
        try await fill(client)
        _ = try await server.store.change(user: "disabled", by: [.disable], at: server.clock.now)
    }

    /// Everything that must not be in anybody else's answer.
    var secrets: [String] {
        get throws {
            [Self.file, Self.text, "owner@example.org", belongings.secondAnalysis]
                + belongings.ids.filter { $0.key != "/v1/admin/users" }.values
        }
    }

    /// What the owner sees of everything that belongs to them.
    func view(_ client: some TestClientProtocol) async throws -> [String: String] {
        var view: [String: String] = [:]
        for operation in operations
        where operation.method == .get && operation.needsToken && !operation.isAdministration {
            let answer = try await client.execute(uri: belongings.address(operation), method: .get, headers: owner)
            #expect(answer.status == .ok || answer.status == .notFound, "\(operation.id)")
            view[operation.id] = "\(answer.status.code) \(String(buffer: answer.body))"
        }
        return view
    }

    /// The header fields with which somebody sends a request.
    func headers(of caller: Caller, for operation: SpecOperation) async throws -> HTTPFields {
        var headers = operation.headers
        headers[.contentType] = operation.mediaType
        headers[.authorization] = try await credential(of: caller, for: operation).map { "Bearer \($0)" }
        return headers
    }

    private func credential(of caller: Caller, for operation: SpecOperation) async throws -> String? {
        switch caller {
        case .anonymous: nil
        case .expired:
            try await token(of: "owner", session: belongings.ids["/v1/auth/sessions"], at: server.clock.now - 601)
        case .wrongAudience: try await foreignToken()
        case .revoked: try await token(of: "owner", isRevoked: true)
        case .unscoped: keys[[.get, .head].contains(operation.method) ? .write : .read]
        case .disabled: try await Self.key(of: "disabled", [.read, .write], server)
        case .stranger: try await token(of: "stranger")
        case .administrator: try await token(of: "admin", role: .admin)
        }
    }

    private func token(
        of user: String, role: UserRecord.Role = .user, session: String? = nil, at time: Date? = nil,
        isRevoked: Bool = false
    ) async throws -> String {
        var id = session
        if id == nil { id = try await parts.sessions.open(userID: user).session.id }
        let session = try #require(id)
        let time = time ?? server.clock.now
        let keys = try SessionKeys.load(folder: server.folder)
        let tokens = AccessTokens(keys: { keys }, lifetime: .seconds(600), now: { time })
        let token = try tokens.issue(userID: user, sessionID: session, role: role)
        if isRevoked { try await server.store.deleteSession(id: session) }
        return token
    }

    private func foreignToken() async throws -> String {
        let session = try #require(belongings.ids["/v1/auth/sessions"])
        let key = try SessionKeys.load(folder: server.folder).current
        let time = Int(server.clock.now.timeIntervalSince1970)
        let claims = AccessClaims(
            iss: "touchstone", aud: "elsewhere", sub: "owner", sid: session, role: .user, iat: time, exp: time + 600)
        return try CompactJWS.sign(JSONEncoder().encode(claims), type: AccessTokens.type, with: key)
    }

    private static func key(
        of user: String, _ scopes: Set<APIKeyRecord.Scope>, _ server: TestServer
    ) async throws -> String {
        let key = APIKey.random()
        try await server.store.insert(
            APIKeyRecord(
                id: Identifier.random(), userID: user, name: "a key", prefix: key.prefix, hash: key.hash,
                scopes: scopes,
                created: server.clock.now, expires: nil),
            atMost: 1000)
        return key.value
    }

    /// Makes one of everything: two analyses by hand, the rest from the examples of the document.
    private mutating func fill(_ client: some TestClientProtocol) async throws {
        for isSecond in [false, true] {
            var headers = owner
            headers[.contentType] = "text/plain"
            headers[.contentDisposition] = "attachment; filename=\"\(Self.file)\""
            let made = try await client.post("/v1/analyses", text: Self.text, headers: headers)
            let view = try await client.result(try made.decode(AnalysisView.self).links.`self`, owner)
            if isSecond { belongings.secondAnalysis = view.id } else { belongings.ids["/v1/analyses"] = view.id }
        }
        let collections = Set(
            operations.map(\.path).filter { $0.contains("/{") }.map { $0.components(separatedBy: "/{")[0] })
        for operation in operations
        where operation.method == .post && operation.id != "createAnalysis" && collections.contains(operation.path) {
            var headers = operation.headers
            headers[.authorization] = owner[.authorization]
            headers[.contentType] = operation.mediaType
            let body = try belongings.body(operation).map { ByteBuffer(bytes: $0) }
            let answer = try await client.execute(uri: operation.path, method: .post, headers: headers, body: body)
            #expect(answer.status == .created, "\(operation.id): \(String(buffer: answer.body))")
            let object = try? JSONSerialization.jsonObject(with: Data(answer.body.readableBytesView)) as? [String: Any]
            let last = answer.headers[.location]?.split(separator: "/").last.map(String.init)
            belongings.ids[operation.path] = try #require(object?["id"] as? String ?? last, "\(operation.id)")
        }
    }
}
