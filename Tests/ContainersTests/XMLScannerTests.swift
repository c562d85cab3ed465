import Containers
import Testing

@Suite("XML scanner", .timeLimit(.minutes(20)))
struct XMLScannerTests {
    private func events(_ text: String) -> [XMLScanner.Event] {
        var scanner = XMLScanner(ByteWindow(Array(text.utf8)))
        return Array(sequence(state: ()) { _ in scanner.next() })
    }

    @Test("Tags, attributes and texts come in order")
    func order() {
        #expect(
            events("<?x?><a b='1' c = \"2\"><d/>t</a>") == [
                .open(name: "a", attributes: [("b", "1"), ("c", "2")], isEmpty: false),
                .open(name: "d", attributes: [], isEmpty: true), .text("t"), .close,
            ])
    }

    @Test("Only XML's own entities and numbers are read")
    func entities() {
        #expect(events("a&amp;&lt;&#65;&#x42;&own;&#xD800;&") == [.text("a&<AB&own;&#xD800;&")])
    }

    @Test(
        "A document that breaks off ends the scan", arguments: ["<a b", "<a b=", "<a b='c", "<!-- x", "<", "<a b c>"])
    func brokenOff(text: String) {
        #expect(events(text).isEmpty)
    }
}
