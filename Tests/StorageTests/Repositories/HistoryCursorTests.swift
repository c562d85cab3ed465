import DetectionCore
import Foundation
import Storage
import Testing

@Suite("A history cursor", .timeLimit(.minutes(20)))
struct HistoryCursorTests {
    @Test("keeps its microseconds as JSON, whatever the encoder does with dates")
    func json() throws {
        let cursor = HistoryCursor(created: time(123_457), id: "a")
        let data = try ReportCoding.encoder().encode(cursor)
        #expect(try ReportCoding.decoder().decode(HistoryCursor.self, from: data) == cursor)
    }

    @Test("survives any time a client may send", arguments: [Int64.min, -1, 0, 1, .max])
    func extremes(microseconds: Int64) throws {
        let data = Data(#"{"created":\#(microseconds),"id":""}"#.utf8)
        let cursor = try JSONDecoder().decode(HistoryCursor.self, from: data)
        #expect(cursor.created.microseconds == microseconds)
    }
}
