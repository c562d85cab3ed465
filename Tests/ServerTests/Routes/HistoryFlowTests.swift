import API
import DetectionCore
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Server
@testable import StorageSQLite

@Suite("The history over HTTP", .timeLimit(.minutes(20)))
struct HistoryFlowTests {
    @Test("Filters by kind, answer, retention, time and name, alone and together")
    func filters() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var headers = tokens.headers
            headers[.contentType] = "image/png"
            headers[.contentDisposition] = "attachment; filename=\"Summer 100%.png\""
            let start = server.clock.now
            let picture = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: SamplePNG.bytes))
            server.clock.advance(60)
            let text = try await client.post(
                "/v1/analyses", TextSubmission(text: "broken", retention: .ephemeral), headers: tokens.headers)
            for response in [picture, text] {
                _ = try await client.result(try #require(response.headers[.location]), tokens.headers)
            }
            let ids = [try picture.decode(AnalysisView.self).id, try text.decode(AnalysisView.self).id]
            let judged = try await client.post(
                "/v1/analyses/\(ids[0])/feedback", FeedbackRequest(label: .real), headers: tokens.headers)
            #expect(judged.status == .noContent)
            let minute = (start + 60).formatted(.iso8601)
            for (query, expected) in [
                ("kind=image", [ids[0]]), ("kind=audio", []), ("verdict=synthetic", [ids[0]]),
                ("state=failed", [ids[1]]), ("state=done", [ids[0]]), ("state=queued", []),
                ("retain=ephemeral", [ids[1]]), ("labelled=true", [ids[0]]), ("labelled=false", [ids[1]]),
                ("from=\(minute)", [ids[1]]), ("to=\(minute)", [ids[0]]), ("q=summer", [ids[0]]),
                ("q=100%25", [ids[0]]),
                ("q=_", []), ("kind=image&retain=keep&q=png", [ids[0]]), ("kind=image&retain=held", []),
            ] {
                let response = try await client.execute(
                    uri: "/v1/analyses?\(query)", method: .get, headers: tokens.headers)
                #expect(try response.decode(Page<AnalysisView>.self).items.map(\.id) == expected, "\(query)")
            }
            for query in [
                "view=x", "kind=x", "state=stopped", "verdict=fake", "retain=x", "labelled=x", "from=now", "q=",
            ] {
                let response = try await client.execute(
                    uri: "/v1/analyses?\(query)", method: .get, headers: tokens.headers)
                #expect(try response.problem().code == .invalidRequest, "\(query)")
            }
        }
    }

    @Test("A list of summaries has the analyses of the whole list, with what heads their reports, and reads none")
    func summaries() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for text in ["one", "broken", "two"] {
                let response = try await client.post(
                    "/v1/analyses", TextSubmission(text: text, priority: .batch), headers: tokens.headers)
                _ = try await client.result(try #require(response.headers[.location]), tokens.headers)
                server.clock.advance(60)
            }
            func list<Item>(_ query: String, _ type: Item.Type) async throws -> Page<Item> {
                try await client.execute(uri: "/v1/analyses?limit=2\(query)", method: .get, headers: tokens.headers)
                    .decode(Page<Item>.self)
            }
            let broken = try await list("", AnalysisView.self).items[1].id
            let note = FeedbackRequest(label: .synthetic, note: "\"quoted\"\n\u{1}/ü\u{2028}")
            let judged = try await client.post("/v1/analyses/\(broken)/feedback", note, headers: tokens.headers)
            #expect(judged.status == .noContent)
            let first = try await list("", AnalysisView.self)
            let next = "&cursor=\(try #require(first.nextCursor))"
            let whole = first.items + (try await list(next, AnalysisView.self)).items
            // Nobody needs the reports any more.
            try await server.store.write { database in
                try database.execute(sql: "UPDATE analysis SET report = '{}' WHERE report IS NOT NULL")
            }
            let page = try await list("&view=summary", AnalysisSummaryView.self)
            #expect(page.nextCursor == first.nextCursor)
            #expect(page.items[1].feedback == note)
            let response = try await client.execute(
                uri: "/v1/analyses?limit=2&view=summary", method: .get, headers: tokens.headers)
            #expect(String(buffer: response.body) == (try encoded(page)))
            let lines = page.items + (try await list("&view=summary\(next)", AnalysisSummaryView.self)).items
            #expect(lines.map(\.report) == whole.map { $0.report.map { ReportSummary($0.report) } })
            #expect(lines.compactMap(\.report).count == 2)
            for (line, analysis) in zip(lines, whole) {
                #expect(line.id == analysis.id && line.state == analysis.state && line.media == analysis.media)
                #expect(line.priority == analysis.priority && line.retention == analysis.retention)
                #expect(line.error == analysis.error && line.created == analysis.created)
                #expect(line.links.`self` == analysis.links.`self` && line.links.media == analysis.links.media)
            }
        }
    }

    /// A value as an encoder writes the body of an answer.
    private func encoded(_ value: some Encodable) throws -> String {
        String(decoding: try ReportCoding.encoder().encode(value), as: UTF8.self) + "\n"
    }

    @Test("A result that another version wrote is one failed item, in the list, alone and as a table")
    func anotherVersion() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var ids: [String] = []
            for text in ["one", "two"] {
                let response = try await client.post(
                    "/v1/analyses", TextSubmission(text: text), headers: tokens.headers)
                _ = try await client.result(try #require(response.headers[.location]), tokens.headers)
                ids.append(try response.decode(AnalysisView.self).id)
            }
            let (id, sound) = (ids[0], ids[1])
            try await server.store.write { database in
                let sql = """
                    UPDATE analysis SET report = json_set(report, '$.media', 'of_tomorrow'),
                        summary = json_set(summary, '$.provenance', 'of_tomorrow') WHERE id = ?
                    """
                try database.execute(sql: sql, arguments: [id])
            }
            let list = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            let items = try list.decode(Page<AnalysisView>.self).items
            let states = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.state) })
            #expect(states == [ids[0]: .failed, ids[1]: .done])
            #expect(items.first { $0.id == id }?.error?.code == .unreadable)
            let one = try await client.execute(uri: "/v1/analyses/\(id)", method: .get, headers: tokens.headers)
            #expect(try one.decode(AnalysisView.self).state == .failed)
            var headers = tokens.headers
            headers[.accept] = "text/csv"
            let table = try await client.execute(uri: "/v1/analyses", method: .get, headers: headers)
            let lines = String(buffer: table.body).components(separatedBy: "\r\n")
            let line = try #require(lines.first { $0.contains(id) })
            #expect(line.contains("\"failed\"") && line.hasSuffix("\"unreadable\""), "\(line)")
            // Codes and members of another version do not reach clients through summaries either.
            try await server.store.write { database in
                let sql = """
                    UPDATE analysis SET media = json_set(media, '$.format', 'of_tomorrow', '$.tomorrow', 1),
                        summary = json_set(summary, '$.verdict', 'of_tomorrow', '$.tomorrow', 1) WHERE id = ?
                    """
                try database.execute(sql: sql, arguments: [sound])
            }
            let summaries = try await client.execute(
                uri: "/v1/analyses?view=summary", method: .get, headers: tokens.headers)
            let page = try summaries.decode(Page<AnalysisSummaryView>.self)
            let other = try #require(page.items.first { $0.id == sound })
            let unreadable = try #require(page.items.first { $0.id == id })
            #expect(other.report?.verdict == .unknown && other.media.format == .unknown && other.state == .done)
            #expect(unreadable.report == nil && unreadable.error?.code == .unreadable && unreadable.state == .failed)
            #expect(String(buffer: summaries.body) == (try encoded(page)))
        }
    }

    @Test("Comes as a table to those who accept one")
    func table() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for number in 0..<3 {
                _ = try await client.post(
                    "/v1/analyses", TextSubmission(text: "text \(number)"), headers: tokens.headers)
            }
            var headers = tokens.headers
            headers[.accept] = "text/csv"
            let response = try await client.execute(uri: "/v1/analyses?limit=1", method: .get, headers: headers)
            #expect(response.headers[.contentType] == "text/csv; charset=utf-8")
            let lines = String(buffer: response.body).components(separatedBy: "\r\n")
            #expect(lines[0] == HistoryCSV.columns.joined(separator: ","))
            #expect(lines.count == 5, "a head, three analyses and the end")
        }
    }

    @Test(
        "No field breaks out of its column or becomes a formula, whatever marks combine with its signs",
        arguments: [
            ("plain", "\"plain\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("", "\"\""),
            ("a\"\u{301},=1+1", "\"a\"\"\u{301},=1+1\""), ("a,\u{301}b", "\"a,\u{301}b\""), ("=1+1", "\"'=1+1\""),
            ("@x,y", "\"'@x,y\""), ("-0.5", "\"'-0.5\""), ("=\u{301}1", "\"'=\u{301}1\""),
            ("=\u{FE0F}1", "\"'=\u{FE0F}1\""), ("\u{FF1D}1", "\"'\u{FF1D}1\""), ("\u{FF0B}1", "\"'\u{FF0B}1\""),
            ("\u{FF0D}1", "\"'\u{FF0D}1\""), ("\u{FF20}1", "\"'\u{FF20}1\""), ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""), ("\r\n=1", "\"'\r\n=1\""),
        ])
    func fields(text: String, field: String) {
        #expect(HistoryCSV.field(text).unicodeScalars.elementsEqual(field.unicodeScalars))
    }

    @Test("What a file is called adds no column to the table")
    func columns() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentDisposition] = "attachment; filename*=UTF-8''a%22%CC%81%2C%3D1%2B1%2C%22%CC%81"
            headers[.contentType] = "text/plain"
            #expect(try await client.post("/v1/analyses", text: "a text", headers: headers).status == .accepted)
            headers[.contentType] = nil
            headers[.accept] = "text/csv"
            let table = try await client.execute(uri: "/v1/analyses", method: .get, headers: headers)
            let line = Array(table.body.readableBytesView).split(separator: UInt8(ascii: "\n"))[1]
            // Commas that stand outside of quotes, as a reader of bytes counts them.
            var (isQuoted, commas) = (false, 0)
            for byte in line {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if byte == UInt8(ascii: ","), !isQuoted { commas += 1 }
            }
            #expect(commas == HistoryCSV.columns.count - 1)
        }
    }

    @Test("A pattern's signs are found as they are, whatever marks combine with them")
    func patterns() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentDisposition] = "attachment; filename=plain.txt"
            headers[.contentType] = "text/plain"
            _ = try await client.post("/v1/analyses", text: "a text", headers: headers)
            let found = try await client.execute(uri: "/v1/analyses?q=%25%CC%81", method: .get, headers: headers)
            #expect(try found.decode(Page<AnalysisView>.self).items.isEmpty)
        }
    }

    @Test("A medium comes in ranges")
    func ranges() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "0123456789"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location]) + "/media"
            func get(_ range: String?) async throws -> TestResponse {
                var headers = tokens.headers
                headers[.range] = range
                return try await client.execute(uri: address, method: .get, headers: headers)
            }
            let all = try await get(nil)
            #expect(all.status == .ok)
            #expect(all.headers[.acceptRanges] == "bytes")
            let part = try await get("bytes=2-4")
            #expect(part.status == .partialContent)
            #expect(part.headers[.contentRange] == "bytes 2-4/10")
            #expect(String(buffer: part.body) == "234")
            #expect(String(buffer: try await get("bytes=-2").body) == "89")
            let outside = try await get("bytes=10-")
            #expect(outside.status == .rangeNotSatisfiable)
            #expect(outside.headers[.contentRange] == "bytes */10")
            #expect(try outside.problem().code == .rangeOutside)
        }
    }
}
