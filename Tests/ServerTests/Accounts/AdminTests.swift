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
@testable import Signing

@Suite("Administrators", .timeLimit(.minutes(20)))
struct AdminTests {
    @Test("The administration is closed to users, and registering first makes no administrator")
    func closed() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for (method, uri) in [(HTTPRequest.Method.get, "/v1/admin/users"), (.patch, "/v1/admin/users/x")] {
                let response = try await client.send(method, uri, ManagedAccountChange(), headers: tokens.headers)
                #expect(try response.problem().code == .forbidden)
            }
        }
    }

    @Test("An administrator lists accounts, limits them, disables and enables them")
    func manage() async throws {
        let server = try TestServer()
        let administration = UserAdministration(users: server.store, logger: TestServer.silence)
        try await server.application().test(.router) { client in
            let admin = try await client.signUp("root@example.org")
            try await administration.makeAdmin(email: "root@example.org", password: nil)
            server.clock.advance(1)
            let ann = try await client.signUp("ann@example.org")
            let listed = try await client.execute(uri: "/v1/admin/users?limit=1", method: .get, headers: admin.headers)
            let page = try listed.decode(Page<ManagedAccountView>.self)
            #expect(page.items.map(\.email) == ["ann@example.org"])
            #expect(page.nextCursor != nil)
            let id = page.items[0].id

            func change(_ change: ManagedAccountChange) async throws -> ManagedAccountView {
                try await client.send(.patch, "/v1/admin/users/\(id)", change, headers: admin.headers)
                    .decode(ManagedAccountView.self)
            }
            #expect(try await change(ManagedAccountChange(maxBytes: 3)).maxBytes == 3)
            let full = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: ann.headers)
            #expect(try full.problem().shortage?.limit == 3)

            #expect(try await change(ManagedAccountChange(disabled: true)).disabled)
            #expect(
                try await client.execute(uri: "/v1/analyses", method: .get, headers: ann.headers).status
                    == .unauthorized)
            let credentials = Credentials(email: "ann@example.org", password: "correct horse")
            #expect(try await client.post("/v1/auth/login", credentials).status == .unauthorized)
            #expect(try await !change(ManagedAccountChange(disabled: false)).disabled)
            #expect(try await client.post("/v1/auth/login", credentials).status == .ok)
        }
    }

    @Test("A role that was taken away ends at once, whatever the token says")
    func demotion() async throws {
        let server = try TestServer()
        let administration = UserAdministration(users: server.store, logger: TestServer.silence)
        try await administration.makeAdmin(email: "root@example.org", password: "correct horse")
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "root@example.org", password: "correct horse", client: .native)
            let tokens = try await client.post("/v1/auth/login", credentials).decode(TokenResponse.self)
            #expect(
                try await client.execute(uri: "/v1/admin/users", method: .get, headers: tokens.headers).status == .ok)
            let id = try #require(try await server.store.user(email: "root@example.org")).id
            _ = try await server.store.change(user: id, by: [.setRole(.user)], at: server.clock.now)
            #expect(
                try await client.execute(uri: "/v1/admin/users", method: .get, headers: tokens.headers).status
                    == .forbidden)
        }
    }

    @Test("The first administrator needs a good password; unknown accounts are named")
    func refusals() async throws {
        let server = try TestServer()
        let administration = UserAdministration(users: server.store, logger: TestServer.silence)
        for (email, password) in [
            ("root@example.org", "password"), ("root@example.org", nil), ("root", "correct horse"),
        ] {
            await #expect(throws: ConfigurationError.self) {
                try await administration.makeAdmin(email: email, password: password)
            }
        }
        await #expect(throws: ConfigurationError("There is no account with the address nobody@example.org.")) {
            try await administration.setDisabled(true, email: "nobody@example.org")
        }
        #expect(try await administration.all().isEmpty)
    }
}
