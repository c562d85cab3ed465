import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Cases", .timeLimit(.minutes(20)))
struct CaseFlowTests {
    private static func analysis(
        _ client: some TestClientProtocol, _ headers: HTTPFields, _ text: String
    ) async throws -> String {
        try await client.post("/v1/analyses", text: text, headers: headers).decode(AnalysisView.self).id
    }

    @Test("A case is made, read, changed and deleted; its analyses stay")
    func life() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let one = try await Self.analysis(client, ann.headers, "The first text of the case.")
            let two = try await Self.analysis(client, ann.headers, "The second text of the case.")
            let made = try await client.post(
                "/v1/cases", CaseRequest(title: "  Harbour ", tags: ["flood"], analyses: [one]), headers: ann.headers)
            #expect(made.status == .created)
            let view = try made.decode(CaseView.self)
            #expect(view.title == "Harbour" && view.note == "" && view.revision == 1 && view.analyses == [one])

            server.clock.advance(60)
            let change = CaseRequest(title: "Harbour", note: "Confirmed.", analyses: [two, one], revision: 1)
            let changed = try await client.send(.put, "/v1/cases/\(view.id)", change, headers: ann.headers)
            #expect(changed.status == .ok)
            let again = try await client.send(.put, "/v1/cases/\(view.id)", change, headers: ann.headers)
            #expect(try again.problem().cause == .caseChanged)
            let read = try await client.execute(uri: "/v1/cases/\(view.id)", method: .get, headers: ann.headers)
            let now = try read.decode(CaseView.self)
            #expect(now.note == "Confirmed." && now.tags == [] && now.analyses == [two, one] && now.revision == 2)
            #expect(now.created == view.created && now.changed == view.changed.addingTimeInterval(60))
            let list = try await client.execute(uri: "/v1/cases", method: .get, headers: ann.headers)
            #expect(try list.decode(Page<CaseSummaryView>.self).items.map(\.analyses) == [2])

            let address = "/v1/cases/\(view.id)"
            for status in [HTTPResponse.Status.noContent, .notFound] {
                #expect(try await client.execute(uri: address, method: .delete, headers: ann.headers).status == status)
            }
            let kept = try await client.execute(uri: "/v1/analyses/\(one)", method: .get, headers: ann.headers)
            #expect(kept.status == .ok)
        }
    }

    @Test("What is too long, blank or named twice is refused, and so is a case too many")
    func refused() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let one = try await Self.analysis(client, ann.headers, "The text of the case.")
            for request in [
                CaseRequest(title: " \n"), CaseRequest(title: String(repeating: "ä", count: 151)),
                CaseRequest(title: "a", note: String(repeating: "ä", count: 10_001)),
                CaseRequest(title: "a", tags: (0...20).map(String.init)), CaseRequest(title: "a", tags: ["", "b"]),
                CaseRequest(title: "a", tags: ["b", "b"]), CaseRequest(title: "a", analyses: [one, one]),
                CaseRequest(title: "a\0b"), CaseRequest(title: "a", note: "b\0"),
                CaseRequest(title: "a", tags: ["b, c"]),
                CaseRequest(title: "a", tags: [" "]), CaseRequest(title: "a", tags: ["b\n"]),
                CaseRequest(title: "a", analyses: (0...200).map { "a\($0)" }), CaseRequest(title: "a", revision: 1),
            ] {
                let answer = try await client.post("/v1/cases", request, headers: ann.headers)
                #expect(try answer.problem().code == .invalidRequest)
            }
            let absent = try await client.post(
                "/v1/cases", CaseRequest(title: "a", analyses: [one, "none"]), headers: ann.headers)
            #expect(absent.status == .notFound)
            let view = try await client.post("/v1/cases", CaseRequest(title: "a"), headers: ann.headers)
                .decode(CaseView.self)
            let lacking = try await client.send(
                .put, "/v1/cases/\(view.id)", CaseRequest(title: "a"), headers: ann.headers)
            #expect(try lacking.problem().code == .invalidRequest)
            for _ in 1..<CaseRoutes.limit {
                _ = try await client.post("/v1/cases", CaseRequest(title: "a"), headers: ann.headers)
            }
            let answer = try await client.post("/v1/cases", CaseRequest(title: "a"), headers: ann.headers)
            #expect(try answer.problem().cause == .caseLimit)
        }
    }
}
