import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import StorageSQLite
import Testing

@testable import Addresses
@testable import Server
@testable import Webhooks

@Suite("Webhooks", .timeLimit(.minutes(20)))
struct WebhookFlowTests {
    private func server(_ loopback: Bool = true, gate: Gate? = nil) throws -> TestServer {
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate)) {
            $0.webhookLoopback = loopback
            $0.webhookInterval = .milliseconds(5)
        }
        // Analyses end by the wall clock: a day later their messages are due, a week later forgotten.
        server.clock.advance(Date.now.timeIntervalSince(server.clock.now).rounded() + 86_400)
        return server
    }

    private func deliveries(
        _ client: some TestClientProtocol, _ hook: WebhookView, _ headers: HTTPFields
    ) async throws -> [DeliveryView] {
        try await client.execute(uri: "/v1/webhooks/\(hook.id)/deliveries", method: .get, headers: headers)
            .decode(Page<DeliveryView>.self).items
    }

    /// Polls until the newest message of a webhook is as it should be.
    private func delivery(
        _ client: some TestClientProtocol, _ hook: WebhookView, _ headers: HTTPFields,
        _ isRight: (DeliveryView) -> Bool
    ) async throws -> DeliveryView {
        while true {
            if let newest = try await deliveries(client, hook, headers).first, isRight(newest) { return newest }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test("An analysis that ends is told, signed, and can be told again under the same id")
    func tells() async throws {
        let (server, receiver) = (try server(), Receiver())
        try await receiver.serve { port in
            try await server.application().test(.router) { client in
                let headers = try await client.signUp("ann@example.org").headers
                let made = try await client.post(
                    "/v1/webhooks", WebhookRequest(url: "http://127.0.0.1:\(port)/hook?a=b"), headers: headers)
                #expect(made.status == .created)
                let hook = try made.decode(WebhookView.self)
                let secret = try #require(hook.secret)
                #expect(secret.hasPrefix("whsec_"))

                let submitted = try await client.post(
                    "/v1/analyses", ["text": "private words"], headers: headers)
                let address = try #require(submitted.headers[.location])
                let message = try #require(await receiver.next())
                #expect(message.head.path == "/hook?a=b")
                try check(message, secret)
                let body = try #require(
                    try JSONSerialization.jsonObject(with: Data(message.body.utf8)) as? [String: Any])
                let data = try #require(body["data"] as? [String: Any])
                #expect(body["type"] as? String == "analysis.done")
                #expect(data["self"] as? String == address)
                #expect(data["verdict"] as? String == "synthetic")
                #expect(data["kind"] as? String == "text")
                #expect(!message.body.contains("private"))

                let told = try await delivery(client, hook, headers) { $0.state == .delivered }
                #expect((told.attempts, told.status, told.analysis) == (1, 204, address))
                let replayed = try await client.execute(
                    uri: "/v1/webhooks/\(hook.id)/deliveries/\(told.id)/replay", method: .post, headers: headers)
                #expect(replayed.status == .accepted)
                let again = try #require(await receiver.next())
                #expect(again.field("webhook-id") == message.field("webhook-id"))
                #expect(again.body == message.body)

                let listed = try await client.execute(uri: "/v1/webhooks", method: .get, headers: headers)
                    .decode(Page<WebhookView>.self).items
                #expect(listed.map(\.id) == [hook.id] && listed[0].secret == nil)
                let gone = try await client.execute(uri: "/v1/webhooks/\(hook.id)", method: .delete, headers: headers)
                #expect(gone.status == .noContent)
            }
        }
    }

    /// Checks a signature as a receiver would.
    private func check(_ message: Receiver.Message, _ secret: String) throws {
        let key = try #require(Data(base64Encoded: String(secret.dropFirst("whsec_".count))))
        let signature = WebhookSecret(bytes: key).signature(
            id: try #require(message.field("webhook-id")),
            timestamp: try #require(message.field("webhook-timestamp").flatMap(Int.init)), body: message.body)
        #expect(message.field("webhook-signature") == signature)
    }

    @Test("What fails is sent again later, until it arrives; a redirect is not followed")
    func retries() async throws {
        let (server, receiver) = (try server(), Receiver(.internalServerError, .found))
        try await receiver.serve { port in
            try await server.application().test(.router) { client in
                let headers = try await client.signUp("ann@example.org").headers
                let hook = try await client.post(
                    "/v1/webhooks", WebhookRequest(url: "http://127.0.0.1:\(port)/hook"), headers: headers
                ).decode(WebhookView.self)
                _ = try await client.post("/v1/analyses", ["text": "some words"], headers: headers)
                let first = try await delivery(client, hook, headers) { $0.status == 500 }
                #expect((first.state, first.attempts) == (.pending, 1))
                #expect(first.next == server.clock.now.addingTimeInterval(5))
                server.clock.advance(5)
                let second = try await delivery(client, hook, headers) { $0.status == 302 }
                #expect((second.state, second.attempts) == (.pending, 2))
                server.clock.advance(30)
                let third = try await delivery(client, hook, headers) { $0.state == .delivered }
                #expect((third.attempts, third.error) == (3, nil))
                #expect(receiver.received.map(\.head.path) == ["/hook", "/hook", "/hook"])
            }
        }
    }

    @Test("Attempts end, and a receiver that is gone is asked once")
    func ends() async throws {
        let (server, receiver) = (try server(), Receiver(.gone))
        try await receiver.serve { port in
            try await server.application().test(.router) { client in
                for (email, port, tries) in [("ann@example.org", port, 1), ("bob@example.org", 1, 9)] {
                    let headers = try await client.signUp(email).headers
                    let hook = try await client.post(
                        "/v1/webhooks", WebhookRequest(url: "http://127.0.0.1:\(port)/"), headers: headers
                    ).decode(WebhookView.self)
                    _ = try await client.post("/v1/analyses", ["text": "to \(email)"], headers: headers)
                    let owner = try #require(try await server.store.user(email: email)).id
                    // Tokens end while the clock runs, so the store is asked.
                    var last: DeliveryRecord?
                    while last.map({ $0.state == .pending }) ?? true {
                        let found = try await server.store.deliveries(
                            webhook: hook.id, owner: owner, after: nil, limit: 1
                        ).first
                        last = found
                        // An attempt is over when the next one waits for its turn, and not for the end of its lease.
                        if let found, let next = found.next, let gap = RetrySchedule.gap(afterAttempt: found.attempts),
                            abs(next.timeIntervalSince(server.clock.now) - gap) < 0.001
                        {
                            server.clock.advance(gap)
                        }
                        try await Task.sleep(for: .milliseconds(5))
                    }
                    #expect(last?.state == .failed && last?.attempts == tries)
                }
                #expect(receiver.received.count == 1)
            }
        }
    }

    @Test("A name that leads to this machine reaches nobody unless the operator allows it; the address is pinned")
    func guarded() async throws {
        for isAllowed in [false, true] {
            let (server, receiver) = (try server(isAllowed), Receiver())
            var dependencies = server.dependencies
            dependencies.resolver = HostResolver { _ in [IPAddress("127.0.0.1")].compactMap(\.self) }
            let (given, scheme) = (dependencies, isAllowed ? "http" : "https")
            try await receiver.serve { port in
                try await server.application(given).test(.router) { client in
                    let headers = try await client.signUp("ann@example.org").headers
                    let hook = try await client.post(
                        "/v1/webhooks", WebhookRequest(url: "\(scheme)://inside.example.org:\(port)/"), headers: headers
                    ).decode(WebhookView.self)
                    _ = try await client.post("/v1/analyses", ["text": "some words"], headers: headers)
                    let ended = try await delivery(client, hook, headers) { $0.error != nil || $0.state == .delivered }
                    #expect(ended.state == (isAllowed ? .delivered : .pending))
                    #expect(ended.error == (isAllowed ? nil : "The host is not on the public internet."))
                    #expect(ended.cause == (isAllowed ? nil : .notPublic))
                    // Nobody but our resolver knows the name: the connection went to the address that was looked at.
                    #expect(
                        receiver.received.map(\.head.authority) == (isAllowed ? ["inside.example.org:\(port)"] : []))
                }
            }
        }
    }

    @Test("What was ended by its owner is told too, and whatever ended before a webhook was made is not")
    func cancelled() async throws {
        let gate = Gate()
        let (server, receiver) = (try server(gate: gate), Receiver())
        try await receiver.serve { port in
            try await server.application().test(.router) { client in
                let headers = try await client.signUp("ann@example.org").headers
                let url = WebhookRequest(url: "http://127.0.0.1:\(port)/")
                for expected in [0, 1] {
                    let submitted = try await client.post("/v1/analyses", ["text": "\(expected)"], headers: headers)
                    let address = try #require(submitted.headers[.location])
                    _ = try await client.execute(uri: "\(address)/cancel", method: .post, headers: headers)
                    if expected == 0 {
                        _ = try await client.post("/v1/webhooks", url, headers: headers)
                    } else {
                        let message = try #require(await receiver.next())
                        #expect(message.body.contains("\"analysis.cancelled\"") && message.body.contains(address))
                    }
                }
                #expect(receiver.received.count == 1)
                gate.open()
            }
        }
    }

    @Test("Webhooks are their owner's alone, few, and not for keys")
    func owned() async throws {
        let server = try server(false)
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org").headers
            let bob = try await client.signUp("bob@example.org").headers
            let request = WebhookRequest(url: "https://hooks.example.org/")
            var hook: WebhookView?
            for _ in 0..<WebhookRoutes.limit {
                hook = try await client.post("/v1/webhooks", request, headers: ann).decode(WebhookView.self)
            }
            #expect(try await client.post("/v1/webhooks", request, headers: ann).problem().code == .conflict)
            let address = "/v1/webhooks/\(try #require(hook).id)"
            for (method, uri) in [
                (HTTPRequest.Method.delete, address), (.get, "\(address)/deliveries"),
                (.post, "\(address)/deliveries/msg_1/replay"),
            ] {
                let response = try await client.execute(uri: uri, method: method, headers: bob)
                #expect(try response.problem().code == .notFound)
            }
            let key = try await client.post(
                "/v1/keys", APIKeyRequest(name: "k", scopes: [.read, .write]), headers: ann
            ).decode(APIKeyView.self)
            let field: HTTPFields = [.authorization: "Bearer \(try #require(key.key))"]
            #expect(try await client.post("/v1/webhooks", request, headers: field).problem().code == .forbidden)
            let refused = try await client.post("/v1/webhooks", WebhookRequest(url: "http://a/"), headers: ann)
            #expect(try refused.problem().code == .invalidRequest)
        }
    }
}
