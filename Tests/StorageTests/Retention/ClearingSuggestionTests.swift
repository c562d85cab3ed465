import DetectionCore
import Foundation
import Storage
import Testing

@Suite("Suggestions for making room", .timeLimit(.minutes(20)))
struct ClearingSuggestionTests {
    private let items = [
        item("old", 10, age: 3), item("large", 100, age: 1), item("unclear", 30, age: 2, isInconclusive: true),
        item("emptied", 0, age: 9),
    ]

    @Test("free at least what is asked for, with as few as the rule allows")
    func rules() {
        let suggestions = ClearingSuggestion.freeing(StorageAmount(bytes: 25, files: 0), from: items)
        #expect(
            suggestions == [
                ClearingSuggestion(
                    rule: .oldest, analyses: ["old", "unclear"], frees: StorageAmount(bytes: 40, files: 2)),
                ClearingSuggestion(rule: .largest, analyses: ["large"], frees: StorageAmount(bytes: 100, files: 1)),
                ClearingSuggestion(
                    rule: .inconclusive, analyses: ["unclear"], frees: StorageAmount(bytes: 30, files: 1)),
            ])
    }

    @Test("leave out rules that cannot free enough")
    func notEnough() {
        let suggestions = ClearingSuggestion.freeing(StorageAmount(bytes: 120, files: 0), from: items)
        #expect(suggestions.map(\.rule) == [.oldest, .largest])
        #expect(ClearingSuggestion.freeing(StorageAmount(bytes: 141, files: 0), from: items).isEmpty)
    }

    @Test("name an analysis without its medium only where there are too many analyses")
    func files() {
        let suggestions = ClearingSuggestion.freeing(StorageAmount(bytes: 0, files: 1), from: items)
        #expect(suggestions.first?.analyses == ["emptied"])
    }

    @Test("are none when nothing needs to go")
    func nothing() { #expect(ClearingSuggestion.freeing(.zero, from: items).isEmpty) }

    private static func item(_ id: String, _ bytes: Int, age: Double, isInconclusive: Bool = false) -> KeptItem {
        KeptItem(id: id, kind: .image, bytes: bytes, created: time() - age, isInconclusive: isInconclusive)
    }
}
