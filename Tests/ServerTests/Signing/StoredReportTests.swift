import API
import DetectionCore
import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Server
@testable import Signing
@testable import StorageSQLite

@Suite("Reports that another version made", .timeLimit(.minutes(20)))
struct StoredReportTests {
    /// A server whose only analysis has a report of another version, and the address of that analysis.
    private func withStored(
        _ text: String,
        _ body: @escaping @Sendable (any TestClientProtocol, HTTPFields, String) async throws -> Void
    ) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            headers[.contentType] = "text/plain"
            let id = try await client.post("/v1/analyses", text: "What shall we do?", headers: headers)
                .decode(AnalysisView.self).id
            _ = try await client.result("/v1/analyses/\(id)", tokens.headers)
            try await server.store.write { database in
                try database.execute(
                    sql: "UPDATE analysis SET report = ?, verdict = json_extract(?, '$.verdict') WHERE id = ?",
                    arguments: [text, text, id])
            }
            try await body(client, tokens.headers, "/v1/analyses/\(id)")
        }
    }

    @Test(
        "An earlier and a later report are served as they were signed, byte for byte, and verify",
        arguments: [StoredReports.earlier, StoredReports.later])
    func served(text: @Sendable () throws -> String) async throws {
        let text = try text()
        try await withStored(text) { client, headers, address in
            let response = try await client.execute(uri: address, method: .get, headers: headers)
            #expect(response.status == .ok)
            let body = String(buffer: response.body)
            #expect(body.contains("\"report\":\(text)"))
            let check = ReportVerifier(trusting: StoredReports.keys).check(body.utf8)
            #expect(check.isValid, "\(String(describing: check.problem))")

            let list = try await client.execute(uri: "/v1/analyses", method: .get, headers: headers)
            #expect(String(buffer: list.body).contains(text))
            let events = try await client.execute(uri: "\(address)/events", method: .get, headers: headers)
            #expect(String(buffer: events.body).contains(text))
        }
    }

    @Test("After another run the earlier report is still there as it was signed")
    func previous() async throws {
        let text = try StoredReports.earlier()
        try await withStored(text) { client, headers, address in
            _ = try await client.execute(uri: "\(address)/rerun", method: .post, headers: headers)
            let again = try await client.result(address, headers)
            #expect(again.report?.verdict == .synthetic)
            #expect(again.changes?.verdictBefore == .authentic)
            let body = try await client.execute(uri: address, method: .get, headers: headers).body
            #expect(String(buffer: body).contains("\"previous\":\(text)"))
        }
    }

    @Test("A client reads an earlier report and keeps every member of a later one")
    func clientReads() throws {
        let earlier = try ReportDocument(text: try StoredReports.earlier())
        #expect(earlier.verdict == .authentic && earlier.reason == nil)
        #expect(earlier.operatingPoint?.noSignsThreshold == -0.9123)
        #expect(earlier.operatingPoint?.measuredNoSignsRate == 0.6192307692307693)
        #expect(earlier.evidence.allSatisfy { $0.contribution == nil })

        let json = Data(try StoredReports.later().utf8)
        let later = try ReportCoding.decoder().decode(ReportDocument.self, from: json)
        #expect(later.verdict == .unknown && later.reason == .unknown)
        #expect(later.media.format == .unknown)
        #expect(later.evidence.map(\.state) == [.unknown, .notApplicable])
        #expect(later.evidence[0].reason == .unknown)
        #expect(later.provenance.c2pa?.state == .unknown)
        #expect(later.provenance.c2pa?.digitalSourceType == .unknown)
        #expect(later.provenance.metadata.map(\.claim) == [.unknown])
        #expect(try ReportCoding.encoder().encode(later) == json)
    }

    @Test("An old authentic report is found under authentic and nowhere else")
    func history() async throws {
        try await withStored(try StoredReports.earlier()) { client, headers, address in
            func count(_ verdict: String) async throws -> Int {
                try await client.execute(uri: "/v1/analyses?verdict=\(verdict)", method: .get, headers: headers)
                    .decode(Page<AnalysisView>.self).items.count
            }
            #expect(try await count("authentic") == 1)
            #expect(try await count("no_signs") == 0)
            let refused = try await client.execute(
                uri: "/v1/analyses?verdict=unknown", method: .get, headers: headers)
            #expect(refused.status == .badRequest)
        }
    }
}
