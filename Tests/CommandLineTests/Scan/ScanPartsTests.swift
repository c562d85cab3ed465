import DetectionCore
import Testing

@testable import touchstone

@Suite("Parts of a scan")
struct ScanPartsTests {
    @Test("Results come back in order, whatever the order they end in")
    func reorder() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            var buffer = ReorderBuffer<Int>()
            let due = (0..<30).shuffled(using: &generator).flatMap { buffer.insert($0, number: $0) }
            #expect(due == Array(0..<30))
        }
    }

    @Test("The exit status names the gravest thing that happened")
    func tally() {
        var tally = ScanTally()
        #expect(tally.status(failingOn: []) == .done)
        tally.count(.failure(MediaError(.emptyFile, "Empty.")))
        #expect(tally.status(failingOn: [.synthetic]) == .incomplete)
        #expect(tally.summary == "1 file: 1 not analysed")
    }
}
