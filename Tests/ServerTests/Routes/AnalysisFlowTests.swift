import Analysis
import DetectionCore
import NIOCore
import BlobsFile
import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
@testable import Server
import Storage
import Testing

@Suite("Analyses over HTTP", .timeLimit(.minutes(20)))
struct AnalysisFlowTests {
    /// The ways to hand the same text in.
    enum Way: String, CaseIterable, Sendable { case raw, form, formText, json }

    @Test("A medium is handed in, analysed, listed, downloaded and deleted", arguments: Way.allCases)
    func wholeLife(way: Way) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await submit(way, client, tokens.headers)
            #expect(accepted.status == .accepted)
            let address = try #require(accepted.headers[.location])
            #expect(try accepted.decode(AnalysisView.self).links.`self` == address)

            let done = try await client.result(address, tokens.headers)
            #expect(done.state == .done)
            #expect(done.report?.verdict == .synthetic)
            #expect(done.progress == 1)

            let page = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            #expect(try page.decode(Page<AnalysisView>.self).items.map(\.id) == [done.id])

            let media = try await client.execute(uri: "\(address)/media", method: .get, headers: tokens.headers)
            #expect(String(buffer: media.body) == "What shall we do?")
            #expect(media.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(media.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")

            let deleted = try await client.execute(uri: address, method: .delete, headers: tokens.headers)
            #expect(deleted.status == .noContent)
            let gone = try await client.execute(uri: address, method: .get, headers: tokens.headers)
            #expect(try gone.problem().code == .notFound)
            #expect(try await server.media().isEmpty)
            #expect(try server.uploads().isEmpty)
        }
    }

    private func submit(_ way: Way, _ client: any TestClientProtocol, _ headers: HTTPFields) async throws
        -> TestResponse
    {
        var headers = headers
        let text = "What shall we do?"
        switch way {
        case .raw:
            headers[.contentType] = "text/plain"
            headers[.contentDisposition] = "attachment; filename=\"../a.txt\""
            return try await client.post("/v1/analyses", text: text, headers: headers)
        case .form, .formText:
            headers[.contentType] = "multipart/form-data; boundary=xyz"
            let field = way == .form ? "name=\"file\"; filename=\"a.txt\"" : "name=\"text\""
            let body =
                "--xyz\r\nContent-Disposition: form-data; name=\"max_fpr\"\r\n\r\n0.05\r\n"
                + "--xyz\r\nContent-Disposition: form-data; \(field)\r\n\r\n\(text)\r\n--xyz--\r\n"
            return try await client.post("/v1/analyses", text: body, headers: headers)
        case .json:
            return try await client.post("/v1/analyses", TextSubmission(text: text), headers: headers)
        }
    }

    @Test("The chosen false-positive rate reaches the analysis")
    func operatingPoint() async throws {
        let analyzer = FakeAnalyzer()
        let server = try TestServer(analyzer: analyzer)
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            headers[.prefer] = "wait=20"
            let response = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text", maxFPR: 0.05), headers: headers)
            #expect(response.status == .ok)
            #expect(analyzer.options.map(\.settings.maxFPR) == [0.05])
        }
    }

    @Test("A thorough look is asked for in a query, a form or JSON", arguments: Way.allCases)
    func thorough(way: Way) async throws {
        let analyzer = FakeAnalyzer()
        let server = try TestServer(analyzer: analyzer)
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            headers[.prefer] = "wait=20"
            let response: TestResponse
            switch way {
            case .raw:
                headers[.contentType] = "text/plain"
                response = try await client.post("/v1/analyses?thorough=true", text: "a text", headers: headers)
            case .json:
                response = try await client.post(
                    "/v1/analyses", TextSubmission(text: "a text", thorough: true), headers: headers)
            case .form, .formText:
                headers[.contentType] = "multipart/form-data; boundary=xyz"
                let body =
                    "--xyz\r\nContent-Disposition: form-data; name=\"thorough\"\r\n\r\ntrue\r\n"
                    + "--xyz\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na text\r\n--xyz--\r\n"
                response = try await client.post("/v1/analyses", text: body, headers: headers)
            }
            #expect(response.status == .ok)
            #expect(analyzer.options.map(\.isThorough) == [true])
        }
    }

    @Test("A choice that is neither yes nor no is refused")
    func neitherYesNorNo() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = "text/plain"
            let response = try await client.post("/v1/analyses?thorough=perhaps", text: "a text", headers: headers)
            #expect(try response.problem().code == .invalidRequest)
        }
    }

    @Test("With patience the answer is the report, and says how long it was willing to wait")
    func preferWait() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.prefer] = "wait=20"
            let response = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: headers)
            #expect(response.status == .ok)
            #expect(response.headers[.preferenceApplied] == "wait=20")
            #expect(try response.decode(AnalysisView.self).report != nil)
        }
    }

    @Test("While an analysis runs, its evidence so far is shown")
    func partialEvidence() async throws {
        let gate = Gate()
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate))
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            let view = try await client.evidence(address, tokens.headers)
            #expect(view.state == .running)
            #expect(view.report == nil)
            gate.open()
            #expect(try await client.result(address, tokens.headers).state == .done)
        }
    }

    @Test("A medium that cannot be analysed ends as failed, with the reason")
    func failure() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "broken"), headers: tokens.headers)
            let view = try await client.result(try #require(accepted.headers[.location]), tokens.headers)
            #expect(view.state == .failed)
            #expect(view.error?.code == .unprocessableMedia)
        }
    }

    @Test("What belongs to somebody else is absent, byte for byte")
    func foreignIsAbsent() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let bob = try await client.signUp("bob@example.org")
            let accepted = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: ann.headers)
            let address = try #require(accepted.headers[.location])
            for (method, suffix) in [(HTTPRequest.Method.get, ""), (.get, "/media"), (.delete, "")] {
                let foreign = try await client.execute(uri: address + suffix, method: method, headers: bob.headers)
                let absent = try await client.execute(
                    uri: "/v1/analyses/none" + suffix, method: method, headers: bob.headers)
                #expect(foreign.status == .notFound)
                #expect(foreign.body == absent.body)
                var (first, second) = (foreign.headers, absent.headers)
                (first[.requestID], second[.requestID]) = (nil, nil)
                (first[.rateLimitRemaining], second[.rateLimitRemaining]) = (nil, nil)
                #expect(first == second)
            }
            #expect(try await client.result(address, ann.headers).state == .done)
        }
    }

    @Test("Equal large media of two people are stored once and go with the second deletion")
    func sharedMedium() async throws {
        let server = try TestServer()
        let text = String(repeating: "the same ", count: 10_000)
        try await server.application().test(.router) { client in
            var addresses: [(String, TokenResponse)] = []
            for email in ["ann@example.org", "bob@example.org"] {
                let tokens = try await client.signUp(email)
                let accepted = try await client.post(
                    "/v1/analyses", TextSubmission(text: text), headers: tokens.headers)
                addresses.append((try #require(accepted.headers[.location]), tokens))
            }
            for (index, (address, tokens)) in addresses.enumerated() {
                #expect(try await server.blobs.keys().count == 1, "before deletion \(index)")
                _ = try await client.execute(uri: address, method: .delete, headers: tokens.headers)
            }
            #expect(try await server.blobs.keys().isEmpty)
        }
    }

    @Test("The history comes in pages, newest first, each analysis once")
    func paging() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var ids: [String] = []
            for number in 0..<5 {
                server.clock.advance(0.001)
                let response = try await client.post(
                    "/v1/analyses", TextSubmission(text: "text \(number)"), headers: tokens.headers)
                ids.append(try response.decode(AnalysisView.self).id)
            }
            var seen: [String] = []
            var address: String? = "/v1/analyses?limit=2"
            while let uri = address {
                let response = try await client.execute(uri: uri, method: .get, headers: tokens.headers)
                let page = try response.decode(Page<AnalysisView>.self)
                seen += page.items.map(\.id)
                address = page.nextCursor.map { "/v1/analyses?limit=2&cursor=\($0)" }
            }
            #expect(seen == ids.reversed())
        }
    }

    @Test(
        "A page that cannot be is refused",
        arguments: ["limit=0", "limit=101", "limit=x", "cursor=!", "cursor=e30"])
    func badPage(query: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let response = try await client.execute(
                uri: "/v1/analyses?\(query)", method: .get, headers: tokens.headers)
            #expect(try response.problem().code == .invalidRequest)
        }
    }

    @Test("A rate that no sample supports is refused at once, and nothing is kept")
    func unsupportedRate() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let refused = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text", maxFPR: 0.0001), headers: tokens.headers)
            #expect(try refused.problem().code == .invalidRequest)
            #expect(try refused.problem().detail.contains("the smallest supported rate is"))
            #expect(try await client.storage(tokens).files == 0)
        }
    }
}
