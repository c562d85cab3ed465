import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Signing
import Storage
import Testing

@testable import OpenID
@testable import Server

@Suite("Signing in with an identity provider", .timeLimit(.minutes(20)))
struct OpenIDFlowTests {
    /// A provider and a server that knows it, both by one clock.
    private func run(
        _ change: @escaping @Sendable (inout ServerConfiguration) -> Void = { _ in },
        log: CapturedLog = CapturedLog(),
        _ body: @escaping @Sendable (any TestClientProtocol, TestServer, TestProvider) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let provider = TestProvider(clock: clock)
        try await provider.serve {
            let server = try Self.server(for: provider, clock: clock, change)
            try await server.application(logger: log.logger).test(.router) { try await body($0, server, provider) }
        }
    }

    private static func server(
        for provider: TestProvider, clock: TestClock, _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> TestServer {
        try TestServer(clock: clock) {
            $0.openID = OpenIDSettings(
                issuer: provider.issuer, clientID: "touchstone", clientSecret: "secret of the client",
                address: "http://127.0.0.1:8080", label: "Example")
            change(&$0)
        }
    }

    // MARK: A browser

    /// Sets out: the provider's address, and the cookie that goes along.
    private func start(
        _ client: any TestClientProtocol, _ body: ProviderSignIn = ProviderSignIn(), uri: String = "/v1/auth/openid",
        headers: HTTPFields = [:]
    ) async throws -> (address: String, cookie: String) {
        let response = try await client.post(uri, body, headers: headers)
        try #require(response.status == .ok)
        let cookie = try #require(Self.cookie("touchstone_openid", of: response))
        return (try response.decode(ProviderAddressView.self).url, "touchstone_openid=\(cookie)")
    }

    /// Comes back.
    private func arrive(
        _ client: any TestClientProtocol, _ uri: String, cookie: String
    ) async throws -> TestResponse {
        let response = try await client.execute(uri: uri, method: .get, headers: [.cookie: cookie])
        #expect(response.status == .seeOther && response.headers[.location]?.hasPrefix("/#/") == true)
        return response
    }

    /// All of it.
    private func signIn(
        _ client: any TestClientProtocol, _ provider: TestProvider, as person: TestProvider.Person = .init(),
        _ body: ProviderSignIn = ProviderSignIn()
    ) async throws -> TestResponse {
        let (address, cookie) = try await start(client, body)
        return try await arrive(client, try provider.consent(to: address, as: person), cookie: cookie)
    }

    private static func cookie(_ name: String, of response: TestResponse) -> String? {
        response.headers[values: .setCookie].compactMap { line in
            line.hasPrefix("\(name)=") ? String(line.dropFirst(name.count + 1).prefix { $0 != ";" }) : nil
        }.first { !$0.isEmpty }
    }

    /// The tokens of a browser that came back signed in.
    private func tokens(_ response: TestResponse, _ client: any TestClientProtocol) async throws -> TokenResponse {
        let cookie = try #require(Self.cookie("touchstone_refresh", of: response))
        let answer = try await client.post(
            "/v1/auth/refresh", text: "{}",
            headers: [.cookie: "touchstone_refresh=\(cookie)", .contentType: "application/json"])
        return try answer.decode(TokenResponse.self)
    }

    /// That a browser came back with a problem, and nobody is signed in.
    private func expect(
        _ cause: ProblemCause, _ response: TestResponse, at page: String = "sign-in", _ place: Comment? = nil
    ) {
        #expect(response.headers[.location] == "/#/\(page)?problem=\(cause.rawValue)", place)
        #expect(Self.cookie("touchstone_refresh", of: response) == nil, place)
    }

    // MARK: The way in

    @Test("The first sign-in makes an account without a password, the next one opens it, whatever its address is then")
    func firstAndNext() async throws {
        try await run { client, server, provider in
            let first = try await signIn(client, provider, ProviderSignIn(to: "/history"))
            #expect(first.headers[.location] == "/#/signed-in?to=%2Fhistory")
            #expect(
                first.headers[values: .setCookie].contains {
                    $0.contains("touchstone_refresh") && $0.contains("Strict")
                })
            #expect(first.headers[values: .setCookie].contains { $0.hasPrefix("touchstone_openid=;") })
            let headers = try await tokens(first, client).headers
            let account = try await client.execute(uri: "/v1/users/me", method: .get, headers: headers)
                .decode(AccountView.self)
            #expect(account.email == "ann@example.org" && account.signIn == [.provider] && account.role == "user")
            let next = try await signIn(
                client, provider, as: .init(email: "ann.married@example.org", isVerified: false))
            let again = try await client.execute(
                uri: "/v1/users/me", method: .get, headers: try await tokens(next, client).headers)
            #expect(try again.decode(AccountView.self) == account)
            let stranger = try await signIn(client, provider, as: .init(subject: "2", email: "bob@example.org"))
            #expect(try await tokens(stranger, client).accessToken != "")
            #expect(try await server.store.users(after: nil, limit: 9).count == 2)
            let logIn = Credentials(email: "ann@example.org", password: "")
            #expect(try await client.post("/v1/auth/login", logIn).status == .unauthorized)
            #expect(provider.asked("/.well-known/openid-configuration") == 1 && provider.asked("/keys") == 1)
        }
    }

    @Test("The capabilities name the provider, and without one its addresses are absent")
    func capabilities() async throws {
        try await run { client, _, _ in
            let view = try await client.execute(uri: "/v1/capabilities", method: .get).decode(CapabilitiesView.self)
            #expect(view.signIn == SignInView(passwords: true, provider: "Example"))
        }
        try await TestServer().application().test(.router) { client in
            let view = try await client.execute(uri: "/v1/capabilities", method: .get).decode(CapabilitiesView.self)
            #expect(view.signIn == SignInView(passwords: true, provider: nil))
            #expect(try await client.post("/v1/auth/openid", ProviderSignIn()).status == .notFound)
            #expect(try await client.execute(uri: OpenIDRoutes.callbackAddress, method: .get).status == .notFound)
        }
    }

    @Test("Any process with the same keys takes the answer")
    func processes() async throws {
        try await run { client, server, provider in
            let (address, cookie) = try await start(client)
            let uri = try provider.consent(to: address)
            try await server.application().test(.router) { other in
                _ = try await tokens(try await arrive(other, uri, cookie: cookie), other)
            }
        }
    }

    @Test(
        "The client proves itself as the provider wants it, or by PKCE alone",
        arguments: [
            (["client_secret_basic"], "s&cret of+the client"), (["client_secret_post"], "s&cret of+the client"),
            (["none"], ""),
        ])
    func clientProof(methods: [String], secret: String) async throws {
        try await run({ $0.openID.clientSecret = secret }) { client, _, provider in
            provider.authenticate(by: methods, secret: secret)
            _ = try await tokens(try await signIn(client, provider), client)
            provider.authenticate(by: methods, secret: "another one")
            expect(.openIDUnavailable, try await signIn(client, provider))
        }
    }

    @Test("An address that only the provider's userinfo tells is asked for there, and it must be about the same person")
    func userInfo() async throws {
        try await run { client, server, provider in
            provider.hideAddress(subject: "somebody else")
            expect(.openIDUnproven, try await signIn(client, provider))
            provider.hideAddress()
            _ = try await tokens(try await signIn(client, provider), client)
            #expect(try await server.store.user(email: "ann@example.org") != nil)
        }
    }

    @Test("Whatever place a page asks for, a browser ends on this page")
    func places() async throws {
        try await run { client, _, provider in
            for place in [
                "https://evil.example", "//evil.example", "/\\evil", "javascript:alert(1)", "/a b", "/\r\nX: y",
            ] {
                let location = try await signIn(client, provider, ProviderSignIn(to: place)).headers[.location] ?? ""
                #expect(location.hasPrefix("/#/signed-in?to=%2F"), "\(location)")
                #expect(!location.dropFirst(20).contains { ":/\\ \r\n".contains($0) }, "\(location)")
            }
        }
    }

    // MARK: Whose account it is

    @Test("An account with the same address is never opened, until its owner links it, and unlinks it")
    func linking() async throws {
        let log = CapturedLog()
        try await run(log: log) { client, server, provider in
            let ann = try await client.signUp("ann@example.org")
            expect(.openIDTaken, try await signIn(client, provider))
            let (address, cookie) = try await start(client, uri: "/v1/users/me/provider", headers: ann.headers)
            let linked = try await arrive(client, try provider.consent(to: address), cookie: cookie)
            #expect(linked.headers[.location] == "/#/account")
            #expect(Self.cookie("touchstone_refresh", of: linked) == nil)
            let headers = try await tokens(try await signIn(client, provider), client).headers
            let account = try await client.execute(uri: "/v1/users/me", method: .get, headers: headers)
                .decode(AccountView.self)
            #expect(account.email == "ann@example.org" && account.signIn == [.password, .provider])

            let bob = try await client.signUp("bob@example.org")
            let (second, again) = try await start(client, uri: "/v1/users/me/provider", headers: bob.headers)
            expect(
                .openIDLinked, try await arrive(client, try provider.consent(to: second), cookie: again), at: "account")
            let unlinked = try await client.execute(uri: "/v1/users/me/provider", method: .delete, headers: headers)
            #expect(unlinked.status == .noContent)
            expect(.openIDTaken, try await signIn(client, provider))
            #expect(try await server.store.users(after: nil, limit: 9).count == 2)
            for event in ["identity.linked", "identity.unlinked"] {
                let told = log.lines.filter { $0.facts["security.event"] == event }
                #expect(told.map { $0.facts["security.account"] } == [AccountMark.of(account.id)])
            }
        }
    }

    @Test("Linking needs a fresh sign-in or the password, and its session to go on until the end")
    func linkingProof() async throws {
        try await run { client, server, provider in
            let ann = try await client.signUp("ann@example.org")
            let (address, cookie) = try await start(client, uri: "/v1/users/me/provider", headers: ann.headers)
            server.clock.advance(301)
            let late = try await client.execute(uri: "/v1/users/me/provider", method: .post, headers: ann.headers)
            #expect(try late.problem().cause == .passwordNeeded)
            let proof = PasswordProof(password: "correct horse")
            #expect(
                try await client.post("/v1/users/me/provider", proof, headers: ann.headers).status == .ok)
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            _ = try await server.store.change(user: id, by: [.endSessions], at: server.clock.now)
            let ended = try await arrive(client, try provider.consent(to: address), cookie: cookie)
            expect(.sessionEnded, ended, at: "account")
            #expect(try await server.store.user(id: id)?.identity == nil)
        }
    }

    @Test("Where the operator says so a verified address opens its account, but no administrator's")
    func verifiedAddress() async throws {
        try await run({
            ($0.openID.linksVerifiedAddresses, $0.registration) = (true, "invitation")
        }) { client, server, provider in
            let administration = UserAdministration(users: server.store, logger: TestServer.silence)
            try await administration.makeAdmin(email: "root@example.org", password: "correct horse")
            let ann = UserRecord(
                id: "ann", email: "ann@example.org", passwordHash: "hash", role: .user, created: server.clock.now)
            try await server.store.insert(ann)
            expect(.openIDTaken, try await signIn(client, provider, as: .init(isVerified: false)))
            // The sign of the kelvin, whose lower case is a k of ASCII.
            let kim = UserRecord(
                id: "kim", email: "kim@example.org", passwordHash: "hash", role: .user, created: server.clock.now)
            try await server.store.insert(kim)
            let alike = TestProvider.Person(subject: "3", email: "\u{212A}im@example.org")
            expect(.openIDAddress, try await signIn(client, provider, as: alike))
            #expect(try await server.store.user(id: "kim")?.identity == nil)
            expect(.openIDTaken, try await signIn(client, provider, as: .init(subject: "1", email: "root@example.org")))
            _ = try await tokens(try await signIn(client, provider), client)
            #expect(try await server.store.user(id: "ann")?.identity?.subject == TestProvider.Person().subject)
            expect(.openIDTaken, try await signIn(client, provider, as: .init(subject: "2")))
        }
    }

    @Test("Where accounts are made by invitation, a first sign-in needs one for its address")
    func invitation() async throws {
        try await run({ $0.registration = "invitation" }) { client, server, provider in
            expect(.openIDUnknown, try await signIn(client, provider))
            let keys = try SessionKeys.read(folder: server.configuration.dataFolder)
            let tickets = AccountTickets(keys: { keys }, now: { server.clock.now })
            let other = try tickets.invite(try EmailAddress("bob@example.org")).ticket
            expect(.openIDUnknown, try await signIn(client, provider, ProviderSignIn(invitation: other)))
            let ticket = try tickets.invite(try EmailAddress("ann@example.org")).ticket
            _ = try await tokens(
                try await signIn(client, provider, ProviderSignIn(invitation: ticket)), client)
        }
        try await run({ $0.openID.makesAccounts = false }) { client, _, provider in
            expect(.openIDUnknown, try await signIn(client, provider))
        }
    }

    @Test("Only verified addresses of the domains that are named are let in, each time")
    func domains() async throws {
        try await run({ $0.openID.domains = "Example.org, example.net" }) { client, _, provider in
            for email in ["ann@example.com", "ann@sub.example.org", "ann@notexample.org", "ann", nil] {
                expect(
                    .openIDAddress, try await signIn(client, provider, as: .init(email: email)), "\(email ?? "none")")
            }
            expect(.openIDAddress, try await signIn(client, provider, as: .init(isVerified: false)))
            _ = try await tokens(try await signIn(client, provider, as: .init(email: "Ann@EXAMPLE.net")), client)
            expect(.openIDAddress, try await signIn(client, provider, as: .init(email: "ann@example.com")))
        }
    }

    @Test("A disabled account stays closed, and an address that is none makes no account")
    func closed() async throws {
        try await run { client, server, provider in
            for email in [nil, "nobody", "guest@localhost"] {
                let response = try await signIn(client, provider, as: .init(email: email))
                #expect(Self.cookie("touchstone_refresh", of: response) == nil)
            }
            #expect(try await server.store.users(after: nil, limit: 9).isEmpty)
            _ = try await signIn(client, provider)
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            _ = try await server.store.change(user: id, by: [.disable], at: server.clock.now)
            expect(.openIDUnknown, try await signIn(client, provider))
        }
    }

    @Test("Without passwords nobody registers, signs in or resets one, and the provider lets people in")
    func withoutPasswords() async throws {
        try await run({ $0.openID.allowsPasswords = false }) { client, _, provider in
            let credentials = Credentials(email: "ann@example.org", password: "correct horse")
            for path in ["register", "login"] {
                #expect(try await client.post("/v1/auth/\(path)", credentials).problem().cause == .passwordsOff)
            }
            let reset = PasswordReset(ticket: "a.b.c", password: "correct horse")
            #expect(try await client.post("/v1/auth/password-reset", reset).problem().cause == .passwordsOff)
            _ = try await tokens(try await signIn(client, provider), client)
        }
    }

    @Test("An account without a password is unlinked by nobody, and deleted only after a fresh sign-in")
    func withoutPassword() async throws {
        try await run { client, server, provider in
            let headers = try await tokens(try await signIn(client, provider), client).headers
            let unlinked = try await client.execute(uri: "/v1/users/me/provider", method: .delete, headers: headers)
            #expect(try unlinked.problem().code == .conflict)
            server.clock.advance(301)
            for uri in ["/v1/users/me", "/v1/users/me/provider"] {
                let late = try await client.send(.delete, uri, PasswordProof(password: ""), headers: headers)
                #expect(try late.problem().cause == .signInOutdated)
            }
            let fresh = try await tokens(try await signIn(client, provider), client).headers
            let gone = try await client.send(.delete, "/v1/users/me", PasswordProof(password: ""), headers: fresh)
            #expect(gone.status == .noContent)
            #expect(try await server.store.users(after: nil, limit: 9).isEmpty)
        }
    }

    // MARK: What proves nothing

    @Test("A token that is not the provider's, for us, of now and of this attempt lets nobody in, and the log says why")
    func claims() async throws {
        let log = CapturedLog()
        try await run(log: log) { client, server, provider in
            let now = Int(server.clock.now.timeIntervalSince1970)
            let changes: [(claim: String, value: (any Sendable)?)] = [
                ("iss", "https://id.example.org"), ("iss", nil), ("aud", "somebody"), ("aud", ["somebody"]),
                ("aud", nil),
                ("azp", "somebody"), ("aud", ["touchstone", "somebody"]), ("exp", now - 61), ("exp", nil),
                ("iat", now + 61), ("iat", nil), ("nbf", now + 61), ("nonce", "another"), ("nonce", nil), ("sub", ""),
                ("sub", nil), ("sub", String(repeating: "a", count: 256)), ("sub", "a\nb"), ("exp", "soon"),
                ("azp", 5), ("nbf", "x"), ("aud", ["touchstone", 5] as [any Sendable]),
            ]
            for (claim, value) in changes {
                provider.edit { $0[claim] = value }
                expect(.openIDUnproven, try await signIn(client, provider), "\(claim) \(value ?? "absent")")
                #expect(
                    log.lines.last { $0.facts["sign_in.fault"] != nil }?.facts["sign_in.fault"]?.contains("(\(claim)")
                        == true
                        || claim == "aud", "\(claim)")
            }
            #expect(try await server.store.users(after: nil, limit: 9).isEmpty)
            // A minute of difference between two clocks is none.
            provider.edit { claims in
                (claims["exp"], claims["iat"], claims["nbf"]) = (now - 59, now + 59, now + 59)
                (claims["aud"], claims["azp"]) = (["touchstone", "somebody"], "touchstone")
            }
            _ = try await tokens(try await signIn(client, provider), client)
        }
    }

    @Test("A token that none of the provider's keys signed, by the algorithm of the key, lets nobody in")
    func signatures() async throws {
        let key = ProviderSigningKey.p256("first")
        let rsa = try ProviderSigningKey.rsa("second")
        let forgeries: [@Sendable (Data) throws -> String] = [
            { try ProviderSigningKey.p256("first").token($0) },
            { try rsa.token($0, header: #"{"alg":"RS256","kid":"first"}"#) },
            { try key.token($0, header: #"{"alg":"RS256","kid":"first"}"#) },
            { try key.token($0, header: #"{"alg":"ES256","kid":"third"}"#) },
            { try key.token($0, header: #"{"alg":"ES256","kid":"first","crit":["b64"],"b64":false}"#) },
            { try String(key.token($0).dropLast(2)) },
            { try key.token($0).split(separator: ".").dropLast().joined(separator: ".") + "." },
            { "\(Base64URL.encode(Data(#"{"alg":"none"}"#.utf8))).\(Base64URL.encode($0))." },
            { _ in "no token" }, { _ in "" }, { _ in String(repeating: "a", count: 70_000) },
            { _ in try key.token(Data("[]".utf8)) }, { _ in try key.token(Data("{".utf8)) },
            { payload in
                let text = String(decoding: payload.dropLast(), as: UTF8.self)
                return try key.token(Data("\(text),\"sub\":\"admin\"}".utf8))
            },
        ]
        try await run { client, server, provider in
            provider.rotate(to: [key, rsa])
            for (number, forgery) in forgeries.enumerated() {
                provider.forge(forgery)
                expect(.openIDUnproven, try await signIn(client, provider), "\(number)")
                server.clock.advance(1)
            }
            #expect(try await server.store.users(after: nil, limit: 9).isEmpty)
            for good in [key, rsa] {
                provider.forge { try good.token($0) }
                _ = try await tokens(try await signIn(client, provider), client)
            }
            // A token need not name its key.
            provider.forge { try rsa.token($0, header: #"{"alg":"RS256","typ":"JWT"}"#) }
            _ = try await tokens(try await signIn(client, provider), client)
        }
    }

    @Test(
        "A new key is asked for when a token names it, at most every thirty seconds, and a withdrawn one ends within an hour"
    )
    func rotation() async throws {
        try await run { client, server, provider in
            let (old, new) = (ProviderSigningKey.p256("old"), ProviderSigningKey.p256("new"))
            provider.rotate(to: [old])
            _ = try await tokens(try await signIn(client, provider), client)
            provider.rotate(to: [new])
            expect(.openIDUnproven, try await signIn(client, provider))
            #expect(provider.asked("/keys") == 1)
            server.clock.advance(31)
            _ = try await tokens(try await signIn(client, provider), client)
            #expect(provider.asked("/keys") == 2)
            for _ in 0..<5 {
                provider.forge { try ProviderSigningKey.p256("unknown").token($0) }
                expect(.openIDUnproven, try await signIn(client, provider))
            }
            #expect(provider.asked("/keys") == 2)
            provider.forge { try old.token($0) }
            expect(.openIDUnproven, try await signIn(client, provider))
        }
    }

    @Test("An answer that belongs to another attempt, browser or provider, that is late or comes twice lets nobody in")
    func attempts() async throws {
        try await run { client, server, provider in
            let (address, cookie) = try await start(client)
            let (_, other) = try await start(client)
            let uri = try provider.consent(to: address)
            let middle = cookie.index(cookie.startIndex, offsetBy: 60)
            let changed = cookie.replacingCharacters(in: middle...middle, with: cookie[middle] == "A" ? "B" : "A")
            for cookie in [other, changed, "touchstone_openid=", "other=1"] {
                expect(.openIDEnded, try await arrive(client, uri, cookie: cookie))
            }
            expect(.openIDUnproven, try await arrive(client, "\(uri)&iss=https://id.example.org", cookie: cookie))
            expect(.openIDDeclined, try await arrive(client, "\(uri)&error=access_denied", cookie: cookie))
            expect(.openIDUnavailable, try await arrive(client, "\(uri)&error=server_error", cookie: cookie))
            expect(.openIDUnproven, try await arrive(client, uri.replacing("code=", with: "x="), cookie: cookie))
            _ = try await tokens(
                try await arrive(client, "\(uri)&iss=\(provider.issuer)", cookie: cookie), client)
            expect(.openIDEnded, try await arrive(client, uri, cookie: cookie))
            let (late, lateCookie) = try await start(client)
            server.clock.advance(SignInAttempt.lifetime)
            expect(.openIDEnded, try await arrive(client, try provider.consent(to: late), cookie: lateCookie))
        }
    }

    // MARK: Faults of the provider

    @Test("A provider that is away, cut, huge, elsewhere or another one is said so, and works again when it does")
    func faults() async throws {
        let log = CapturedLog()
        try await run(log: log) { client, server, provider in
            let discovery = "/.well-known/openid-configuration"
            let faults: [TestProvider.Fault] = [
                .status(.serviceUnavailable), .status(.notFound), .text(#"{"issuer": "#), .text("<html>"),
                .text(String(repeating: " ", count: 300_000)), .redirect("/keys"),
                .text(#"{"issuer":"https://id.example.org"}"#), .text(#"{"issuer":"\#(provider.issuer)"}"#),
            ]
            for fault in faults {
                provider.fail(discovery, with: fault)
                let problem = try await client.post("/v1/auth/openid", ProviderSignIn()).problem()
                #expect(problem.cause == .openIDUnavailable && problem.code == .busy)
                #expect(
                    log.lines.last { $0.facts["sign_in.fault"] != nil }?.facts["security.event"] == "sign_in.failed")
                server.clock.advance(Kept<Int>.rest)
            }
            provider.fail(discovery, with: nil)
            provider.claim("token_endpoint", "http://id.example.org/token")
            #expect(try await client.post("/v1/auth/openid", ProviderSignIn()).problem().cause == .openIDUnavailable)
            provider.claim("token_endpoint", "\(provider.issuer)/token")
            // A failure counts for some seconds: nobody can make this server ask and ask.
            let asked = provider.asked(discovery)
            #expect(try await client.post("/v1/auth/openid", ProviderSignIn()).problem().cause == .openIDUnavailable)
            #expect(provider.asked(discovery) == asked)
            server.clock.advance(Kept<Int>.rest)
            for path in ["/token", "/keys"] {
                for fault in faults {
                    provider.fail(path, with: fault)
                    server.clock.advance(OpenIDProvider.life)
                    let response = try await signIn(client, provider)
                    #expect(Self.cookie("touchstone_refresh", of: response) == nil)
                    #expect(response.headers[.location]?.hasPrefix("/#/sign-in?problem=openid_un") == true)
                }
                provider.fail(path, with: nil)
                server.clock.advance(OpenIDProvider.life)
            }
            _ = try await tokens(try await signIn(client, provider), client)
        }
    }

    @Test("A provider that does not answer is given up after its time")
    func silence() async throws {
        let provider = TestProvider()
        try await provider.serve {
            let client = OpenIDClient(
                issuer: provider.issuer, id: "touchstone", secret: "", redirect: "http://127.0.0.1/")
            let silent = OpenIDProvider(client: client, patience: .milliseconds(50), now: { Date() })
            provider.fail("/.well-known/openid-configuration", with: .silence)
            let fault = await #expect(throws: OpenIDFault.self) {
                try await silent.address(for: SignInAttempt(place: "/", at: Date()))
            }
            #expect(fault?.kind == .unavailable && fault?.detail.contains("in time") == true)
            let absent = OpenIDProvider(
                client: OpenIDClient(issuer: "http://127.0.0.1:1", id: "touchstone", secret: "", redirect: ""),
                now: { Date() })
            let away = await #expect(throws: OpenIDFault.self) {
                try await absent.address(for: SignInAttempt(place: "/", at: Date()))
            }
            #expect(away?.detail.contains("cannot be reached") == true)
        }
    }

    @Test("However many ask at the same moment, the provider is asked once")
    func together() async throws {
        try await run { client, _, provider in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await start(client) } }
                try await group.waitForAll()
            }
            #expect(provider.asked("/.well-known/openid-configuration") == 1)
        }
    }

    @Test("Another site's page cannot begin it, and too many tries are put off")
    func abuse() async throws {
        try await run { client, _, _ in
            let foreign = try await client.post(
                "/v1/auth/openid", ProviderSignIn(), headers: [.origin: "https://evil.example"])
            #expect(foreign.status == .forbidden)
            let undeclared = try await client.post("/v1/auth/openid", text: "{}", headers: [:])
            #expect(undeclared.status == .unsupportedMediaType)
        }
    }

    @Test("The log names neither address, subject, code nor token")
    func discretion() async throws {
        let log = CapturedLog()
        try await run(log: log) { client, _, provider in
            let (address, cookie) = try await start(client)
            let uri = try provider.consent(to: address)
            _ = try await arrive(client, uri, cookie: cookie)
            expect(.openIDEnded, try await arrive(client, uri, cookie: cookie))
            let text = log.lines.map { "\($0)" }.joined()
            #expect(text.contains("sign_in.ok") && text.contains("invalid_grant"))
            let code = try #require(uri.split(separator: "&").first?.split(separator: "=").last)
            for secret in ["ann@example.org", TestProvider.Person().subject, String(code), cookie] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    @Test(
        "Settings that cannot work or would be unsafe are refused by their key",
        arguments: [
            (OpenIDSettings(label: "Example"), "openid.issuer"),
            (
                OpenIDSettings(issuer: "http://id.example.org", clientID: "a", address: "https://a.example"),
                "openid.issuer"
            ),
            (OpenIDSettings(issuer: "https://id.example.org", address: "https://a.example"), "openid.client.id"),
            (OpenIDSettings(issuer: "https://id.example.org", clientID: "a"), "openid.address"),
            (
                OpenIDSettings(issuer: "https://id.example.org", clientID: "a", address: "http://a.example"),
                "openid.address"
            ),
            (
                OpenIDSettings(
                    issuer: "https://id.example.org", clientID: "a", address: "https://a.example",
                    domains: "@example.org"),
                "openid.domains"
            ),
            (
                OpenIDSettings(
                    issuer: "https://id.example.org", clientID: "a", address: "https://a.example",
                    linksVerifiedAddresses: true),
                "openid.link.verified"
            ),
        ])
    func settings(settings: OpenIDSettings, key: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try ServerConfiguration(openID: settings).validate() }
        #expect(error?.description.hasPrefix("\(key):") == true)
    }

    @Test("The client's secret is hidden in what config prints")
    func hidden() throws {
        let environment = [
            "TOUCHSTONE_OPENID_ISSUER": "https://id.example.org", "TOUCHSTONE_OPENID_CLIENT_ID": "touchstone",
            "TOUCHSTONE_OPENID_CLIENT_SECRET": "hush", "TOUCHSTONE_OPENID_ADDRESS": "https://touchstone.example.org/",
        ]
        let settings = try ServerConfiguration.settings(flags: [:], environment: environment)
        #expect(settings.first { $0.name == "openid.client.secret" }?.value == .hidden)
        let configuration = try ServerConfiguration.read(flags: [:], environment: environment)
        #expect(configuration.openID.client?.redirect == "https://touchstone.example.org/v1/auth/openid/callback")
    }
}
