import API
import DetectionCore
import Foundation
import Testing

@testable import Server

@Suite("Events of an analysis", .timeLimit(.minutes(20)))
struct AnalysisEventTests {
    @Test("Places survive the way through an id, and grow with lease and step")
    func places() {
        let places = [(0, 0), (1, 1), (1, 2), (2, 1)].map { AnalysisEvent.Place(fence: $0, step: $1) }
        #expect(places.map(\.id).map { AnalysisEvent.Place(id: $0) } == places)
        #expect(places == places.reversed().sorted())
    }

    @Test("An id that is not ours is none", arguments: ["", "1", "1.", ".1", "a.b", "1.2.3"])
    func foreign(id: String) { #expect(AnalysisEvent.Place(id: id) == nil) }

    @Test("An event is three lines and an empty one")
    func text() {
        let event = AnalysisEvent(name: .done, place: .init(fence: 1, step: 2), json: "{}")
        #expect(event.text == "id: 1.2\nevent: done\ndata: {}\n\n")
    }
}
