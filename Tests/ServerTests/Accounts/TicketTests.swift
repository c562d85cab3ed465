import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import StorageSQLite
import Testing

@testable import Accounts
@testable import Server

@Suite("Links that administrators hand out", .timeLimit(.minutes(20)))
struct TicketTests {
    /// A server with an administrator, whose tokens `body` gets.
    private func run(
        registration: String = "invitation",
        _ body: @escaping @Sendable (any TestClientProtocol, TestServer, HTTPFields) async throws -> Void
    ) async throws {
        let server = try TestServer { $0.registration = registration }
        let administration = UserAdministration(users: server.store, logger: TestServer.silence)
        try await administration.makeAdmin(email: "root@example.org", password: "correct horse")
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "root@example.org", password: "correct horse", client: .native)
            let tokens = try await client.post("/v1/auth/login", credentials).decode(TokenResponse.self)
            try await body(client, server, tokens.headers)
        }
    }

    private func ticket(_ view: AccountTicketView) throws -> String {
        try #require(view.url.split(separator: "=").last.map(String.init))
    }

    private func invite(
        _ email: String, _ client: any TestClientProtocol, _ headers: HTTPFields
    ) async throws -> AccountTicketView {
        let response = try await client.post("/v1/admin/invitations", InvitationRequest(email: email), headers: headers)
        #expect(response.status == .created)
        return try response.decode(AccountTicketView.self)
    }

    @Test("Where accounts are made by invitation, the invited address gets one, and nobody else")
    func invitation() async throws {
        try await run { client, server, admin in
            let capabilities = try await client.execute(uri: "/v1/capabilities", method: .get)
            #expect(try capabilities.decode(CapabilitiesView.self).registration == .invitation)
            let invited = try await invite("  Ann@Example.org ", client, admin)
            #expect(invited.email == "ann@example.org")
            #expect(invited.expires == server.clock.now.addingTimeInterval(AccountTickets.invitationLifetime))

            func register(_ email: String, _ ticket: String?) async throws -> TestResponse {
                try await client.post(
                    "/v1/auth/register", Registration(email: email, password: "correct horse", invitation: ticket))
            }
            let good = try ticket(invited)
            for (email, ticket) in [
                ("ann@example.org", nil), ("bob@example.org", good), ("ann@example.org", good + "A"),
                ("ann@example.org", ""),
            ] {
                let refused = try await register(email, ticket).problem()
                #expect(refused.code == .forbidden && refused.cause == .invitationNeeded, "\(email)")
            }
            #expect(try await register("ANN@example.org", good).status == .created)
            #expect(try await register("ann@example.org", good).problem().cause == .emailTaken)
            let known = try await client.post(
                "/v1/admin/invitations", InvitationRequest(email: "ann@example.org"), headers: admin)
            #expect(try known.problem().cause == .emailTaken)
        }
    }

    @Test("An invitation ends after a week")
    func lateInvitation() async throws {
        try await run { client, server, admin in
            let good = try ticket(try await invite("ann@example.org", client, admin))
            server.clock.advance(AccountTickets.invitationLifetime)
            let late = try await client.post(
                "/v1/auth/register",
                Registration(email: "ann@example.org", password: "correct horse", invitation: good))
            #expect(try late.problem().cause == .invitationNeeded)
        }
    }

    @Test("A link to a new password counts once, ends all sessions, and is of no use as anything else")
    func reset() async throws {
        try await run(registration: "open") { client, server, admin in
            let ann = try await client.signUp("ann@example.org")
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            func offer() async throws -> String {
                let uri = "/v1/admin/users/\(id)/password-reset"
                let response = try await client.execute(uri: uri, method: .post, headers: admin)
                #expect(response.status == .created)
                return try ticket(try response.decode(AccountTicketView.self))
            }
            func reset(_ ticket: String, _ password: String) async throws -> TestResponse {
                try await client.post("/v1/auth/password-reset", PasswordReset(ticket: ticket, password: password))
            }
            func logIn(_ password: String) async throws -> HTTPResponse.Status {
                try await client.post(
                    "/v1/auth/login", Credentials(email: "ann@example.org", password: password)
                ).status
            }
            let (first, second) = (try await offer(), try await offer())
            #expect(try await logIn("correct horse") == .ok)
            #expect(try await reset(first, "short").problem().cause == .passwordLength)
            #expect(try await reset(first, "battery staple").status == .noContent)
            #expect(try await logIn("correct horse") == .unauthorized)
            #expect(try await logIn("battery staple") == .ok)
            let session = try await client.execute(uri: "/v1/users/me", method: .get, headers: ann.headers)
            #expect(session.status == .unauthorized)

            let invitation = try ticket(try await invite("bob@example.org", client, admin))
            let late = try await offer()
            server.clock.advance(AccountTickets.resetLifetime)
            for used in [first, second, late, invitation, ann.accessToken, "", "a.b.c"] {
                let refused = try await reset(used, "correct horse").problem()
                #expect(refused.code == .forbidden && refused.cause == .ticketEnded)
            }
            var headers = HTTPFields()
            headers[.authorization] = "Bearer \(late)"
            #expect(
                try await client.execute(uri: "/v1/users/me", method: .get, headers: headers).status == .unauthorized)
        }
    }

    @Test("Of several uses of one link at the same moment one counts")
    func race() async throws {
        try await run(registration: "open") { client, server, admin in
            _ = try await client.signUp("ann@example.org")
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            let response = try await client.execute(
                uri: "/v1/admin/users/\(id)/password-reset", method: .post, headers: admin)
            let ticket = try ticket(try response.decode(AccountTicketView.self))
            let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        try await client.post(
                            "/v1/auth/password-reset",
                            PasswordReset(ticket: ticket, password: "battery staple \(number)")
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == .noContent } == 1 && statuses.count { $0 == .forbidden } == 3)
        }
    }

    @Test("Too many passwords that cannot be are answered with a pause, which the log tells")
    func throttled() async throws {
        let server = try TestServer()
        let log = CapturedLog()
        try await server.application(logger: log.logger).test(.router) { client in
            _ = try await client.signUp("ann@example.org")
            let ann = try #require(try await server.store.user(email: "ann@example.org"))
            let keys = try SessionKeys.read(folder: server.configuration.dataFolder)
            let ticket = try AccountTickets(keys: { keys }, now: { server.clock.now }).resetPassword(of: ann).ticket
            var answer: TestResponse
            repeat {
                answer = try await client.post(
                    "/v1/auth/password-reset", PasswordReset(ticket: ticket, password: "short"))
            } while answer.status == .badRequest
            #expect(try answer.problem().code == .rateLimited)
            let told = log.lines.filter { $0.facts["security.event"] == "password.throttled" }
            #expect(told.map { $0.facts["security.account"] } == [AccountMark.of(ann.id)])
        }
    }

    @Test("Only administrators make such links, and only for accounts that there are")
    func refusals() async throws {
        try await run(registration: "open") { client, _, admin in
            let ann = try await client.signUp("ann@example.org")
            let uri = "/v1/admin/users/nobody/password-reset"
            #expect(try await client.execute(uri: uri, method: .post, headers: admin).problem().code == .notFound)
            #expect(
                try await client.execute(uri: uri, method: .post, headers: ann.headers).problem().code == .forbidden)
            let invitation = InvitationRequest(email: "eve@example.org")
            let refused = try await client.post("/v1/admin/invitations", invitation, headers: ann.headers)
            #expect(try refused.problem().code == .forbidden)
            let nobody = try await client.post(
                "/v1/admin/invitations", InvitationRequest(email: "nobody"), headers: admin)
            #expect(try nobody.problem().cause == .emailInvalid)
            let guest = try await client.post(
                "/v1/admin/invitations", InvitationRequest(email: "guest@localhost"), headers: admin)
            #expect(try guest.problem().cause == .emailTaken)
            let registration = Registration(email: " Guest@localhost", password: "correct horse")
            #expect(try await client.post("/v1/auth/register", registration).problem().cause == .emailTaken)
        }
    }

    @Test("An unknown word for who may register is refused at the start")
    func setting() {
        #expect(throws: (any Error).self) { try ServerConfiguration(registration: "closed").validate() }
    }
}
