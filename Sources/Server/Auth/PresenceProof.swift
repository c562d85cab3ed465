import API
import Accounts
import Hummingbird
import Storage

/// Makes sure who is there before something that outlasts an access token: a sign-in of the last minutes, or the password.
struct PresenceProof: Sendable {
    let sessions: Sessions
    let accounts: AccountService

    /// Requires a sign-in of a moment ago, or the password in the body where the account has one.
    ///
    /// - Throws: `Refusal` with `forbidden` and what is missing as its cause.
    func require(_ request: Request, _ context: AuthenticatedContext) async throws {
        if try await isFresh(context) { return }
        let id = context.identity.userID
        guard try await accounts.account(id).hasPassword else { throw Self.tooLongAgo }
        guard
            let proof = try await JSONBody.decodeIfPresent(
                PasswordProof.self, from: request, upTo: AuthRoutes.bodyLimit)
        else {
            throw Refusal(.forbidden, "This needs the account's password.", cause: .passwordNeeded)
        }
        _ = try await accounts.prove(proof.password, isPasswordOf: id, context.logger)
    }

    /// Requires the password, however fresh the session, or a sign-in of a moment ago from an account without one.
    ///
    /// - Throws: `Refusal` with `forbidden` and what is missing as its cause.
    func require(password: String, _ context: AuthenticatedContext) async throws {
        let id = context.identity.userID
        if try await accounts.account(id).hasPassword {
            _ = try await accounts.prove(password, isPasswordOf: id, context.logger)
        } else if try await !isFresh(context) {
            throw Self.tooLongAgo
        }
    }

    private func isFresh(_ context: AuthenticatedContext) async throws -> Bool {
        try await sessions.isFresh(id: context.identity.sessionID ?? "")
    }

    private static let tooLongAgo = Refusal(
        .forbidden, "This needs a sign-in of the last five minutes.", cause: .signInOutdated)
}
