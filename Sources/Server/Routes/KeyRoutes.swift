import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Storage

/// Keys with which programs act for an account.
struct KeyRoutes: Sendable {
    /// Most keys of one account.
    static let limit = 50

    let users: any AccountStore
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/keys", use: list)
        router.post("/v1/keys", use: make)
        router.delete("/v1/keys/{id}", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let keys = try await users.keys(userID: context.identity.userID)
        return try JSONBody.response(Page(items: keys.map { APIKeyView($0) }, nextCursor: nil))
    }

    @Sendable private func make(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(APIKeyRequest.self, from: request)
        try check(body)
        let key = APIKey.random()
        let record = APIKeyRecord(
            id: Identifier.random(), userID: context.identity.userID, name: body.name, prefix: key.prefix,
            hash: key.hash, scopes: Set(body.scopes.map { $0 == .read ? .read : .write }), created: now(),
            expires: body.expires)
        try await store(record)
        context.logger.record(.keyMade, of: record.userID)
        return try JSONBody.response(APIKeyView(record, key: key.value), status: .created)
    }

    private func store(_ record: APIKeyRecord) async throws {
        do {
            try await users.insert(record, atMost: Self.limit)
        } catch StorageError.conflict {
            throw Refusal(.conflict, "An account has at most \(Self.limit) keys. Delete one first.", cause: .keyLimit)
        }
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard try await users.deleteKey(id: id, userID: context.identity.userID) else { throw Refusal(.notFound) }
        context.logger.record(.keyRevoked, of: context.identity.userID)
        return Response(status: .noContent)
    }

    private func check(_ request: APIKeyRequest) throws(Refusal) {
        guard UploadName.clean(request.name) == request.name, request.name.utf8.count <= APIKeyRequest.nameLimit else {
            throw Refusal(
                .invalidRequest,
                "'name' must have 1 to \(APIKeyRequest.nameLimit) bytes in UTF-8, no slash and no control character.",
                cause: .keyName)
        }
        guard !request.scopes.isEmpty else { throw Refusal(.invalidRequest, "'scopes' must name read, write or both.") }
        if let expires = request.expires, expires <= now() {
            throw Refusal(.invalidRequest, "'expires' has passed already.")
        }
    }
}

extension APIKeyView {
    /// A key as its owner sees it; the key itself only when it was made just now.
    fileprivate init(_ record: APIKeyRecord, key: String? = nil) {
        self.init(
            id: record.id, name: record.name, prefix: record.prefix,
            scopes: record.scopes.map { $0 == .read ? .read : .write }.sorted { $0.rawValue < $1.rawValue },
            created: record.created, expires: record.expires, key: key)
    }
}
