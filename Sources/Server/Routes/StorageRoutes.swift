import API
import Foundation
import Hummingbird
import Intake
import Storage

/// Storage use, making room, and retention of analyses.
struct StorageRoutes: Sendable {
    /// Most analyses that one request clears.
    static let clearLimit = 1000

    let keeper: StoreKeeper
    let custodian: MediaCustodian
    let presenter: AnalysisPresenter
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/storage", use: show)
        router.post("/v1/storage/clear", use: clear)
        router.put("/v1/analyses/{id}/retention", use: retain)
    }

    @Sendable private func show(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let owner = try await keeper.owner(context.identity.userID)
        guard let bytes = Int(digits: request.uri.queryParameters["free"] ?? "0") else {
            throw Refusal(.invalidRequest, "'free' must be a number of bytes.")
        }
        return try JSONBody.response(try await keeper.view(of: owner, freeing: bytes))
    }

    @Sendable private func clear(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let owner = try await keeper.owner(context.identity.userID)
        let body = try await JSONBody.decode(ClearRequest.self, from: request)
        let ids = Set(body.analyses)
        guard ids.count <= Self.clearLimit else {
            throw Refusal(.invalidRequest, "'analyses' must name at most \(Self.clearLimit).")
        }
        guard body.thenKeep.map(ids.contains) != true else {
            throw Refusal(.invalidRequest, "'then_keep' is one of the analyses to clear.")
        }
        let deleted = try await orShortage(of: owner, body.thenKeep) { () async throws(StorageError) in
            try await custodian.clear(
                ids, owner: owner.id, thenKeep: body.thenKeep, within: keeper.quotas.allowance(of: owner).limit)
        }
        let freed = deleted.reduce(0) { $0 + $1.amount.bytes }
        return try JSONBody.response(
            ClearedView(deleted: deleted.count, freed: freed, storage: try await keeper.view(of: owner)))
    }

    @Sendable private func retain(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let owner = try await keeper.owner(context.identity.userID)
        let id = try context.parameters.require("id")
        let retention = try retention(try await JSONBody.decode(RetentionRequest.self, from: request))
        let record = try await orShortage(of: owner, id) { () async throws(StorageError) in
            try await custodian.retain(
                id: id, owner: owner.id, as: retention, within: keeper.quotas.allowance(of: owner).limit)
        }
        return JSONBody.response(json: try await presenter.view(of: record).json())
    }

    private func retention(_ request: RetentionRequest) throws(Refusal) -> Retention {
        switch request.mode {
        case .keep:
            if let until = request.until, until <= now() {
                throw Refusal(.invalidRequest, "'until' has passed already.")
            }
            return Retention(.keep, until: request.until)
        case .discard:
            guard request.until == nil else { throw Refusal(.invalidRequest, "'until' goes with 'keep' only.") }
            return RetentionDefault(mode: .ephemeral).retention(from: now())
        }
    }

    /// Runs `body`; where there is no room, the refusal says what would make some for an analysis.
    private func orShortage<Value>(
        of owner: UserRecord, _ id: String?, _ body: () async throws(StorageError) -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch .quotaExceeded {
            guard let id, let record = try await keeper.analyses.analysis(id: id, owner: owner.id) else {
                throw Refusal(.notFound)
            }
            throw try await keeper.shortage(of: owner, needed: record.amount.bytes, held: record)
        }
    }
}
