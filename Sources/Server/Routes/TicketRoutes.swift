import API
import Accounts
import Foundation
import Hummingbird
import Storage

/// Links that administrators hand out: to an account that is to be made, and back into one whose password is forgotten.
struct TicketRoutes: Sendable {
    let users: any UserRepository
    let tickets: AccountTickets

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.post("/v1/admin/invitations", use: invite)
        router.post("/v1/admin/users/{id}/password-reset", use: resetPassword)
    }

    @Sendable private func invite(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let email = try EmailAddress(try await JSONBody.decode(InvitationRequest.self, from: request).email)
        guard email.value != EmailAddress.guest, try await users.user(email: email.value) == nil else {
            throw Refusal.emailTaken
        }
        let (ticket, expires) = try tickets.invite(email)
        context.logger.record(.invited, of: nil, by: context.identity.userID)
        return try response(email.value, "invitation", ticket, expires)
    }

    @Sendable private func resetPassword(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        guard let user = try await users.user(id: try context.parameters.require("id")) else {
            throw Refusal(.notFound)
        }
        guard user.hasPassword else { throw Refusal(.conflict, "This account has no password.") }
        let (ticket, expires) = try tickets.resetPassword(of: user)
        context.logger.record(.resetOffered, of: user.id, by: context.identity.userID)
        return try response(user.email, "password", ticket, expires)
    }

    /// A link; what is behind its hash does not reach the log of any server or proxy.
    private func response(_ email: String, _ page: String, _ ticket: String, _ expires: Date) throws -> Response {
        try JSONBody.response(
            AccountTicketView(email: email, url: "/#/\(page)?ticket=\(ticket)", expires: expires), status: .created)
    }
}
