import API
import Accounts
import Foundation
import Hummingbird
import Intake
import Storage

/// Accounts as administrators see and limit them; what an account holds stays its owner's.
struct AdminRoutes: Sendable {
    let users: any AccountStore
    let analyses: any HistoryStore
    let quotas: Quotas
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/admin/users", use: list)
        router.patch("/v1/admin/users/{id}", use: change)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let wanted = try PageRequest(request)
        let found = try await users.users(after: wanted.cursor, limit: wanted.lookingFor)
        return try JSONBody.response(
            try await wanted.page(of: found, at: { HistoryCursor(created: $0.created, id: $0.id) }) {
                try await view(of: $0)
            })
    }

    @Sendable private func change(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let body = try await JSONBody.decode(ManagedAccountChange.self, from: request)
        guard body.maxBytes ?? 0 >= 0, body.maxFiles ?? 0 >= 0 else {
            throw Refusal(.invalidRequest, "'max_bytes' and 'max_files' must not be negative.")
        }
        guard body.disabled != true || id != context.identity.userID else {
            throw Refusal(.invalidRequest, "Administrators cannot disable themselves.")
        }
        var commands: [AccountCommand] = []
        if body.maxBytes != nil || body.maxFiles != nil {
            commands.append(.changeLimit(bytes: body.maxBytes, files: body.maxFiles, standard: quotas.standard.limit))
        }
        if let isDisabled = body.disabled { commands.append(isDisabled ? .disable : .enable) }
        guard let user = try await users.change(user: id, by: commands, at: now()) else { throw Refusal(.notFound) }
        if body.maxBytes != nil || body.maxFiles != nil {
            context.logger.record(.limitChanged, of: id, by: context.identity.userID)
        }
        if let isDisabled = body.disabled {
            context.logger.record(isDisabled ? .accountDisabled : .accountEnabled, of: id, by: context.identity.userID)
        }
        return try JSONBody.response(try await view(of: user))
    }

    private func view(of user: UserRecord) async throws -> ManagedAccountView {
        let (limit, kept) = (quotas.allowance(of: user).limit, try await analyses.usage(owner: user.id).kept)
        return ManagedAccountView(
            id: user.id, email: user.email, role: user.role.rawValue, created: user.created,
            disabled: user.disabled != nil, used: kept.bytes, files: kept.files, maxBytes: limit.bytes,
            maxFiles: limit.files)
    }
}
