import Testing

@testable import StorageMongo

@Suite("Runs after conflicts", .timeLimit(.minutes(20)))
struct RetriesTests {
    /// What one that meets a conflict is told, run after run.
    private static func pauses(_ runs: [(begun: Duration, now: Duration)]) -> [Duration?] {
        var (retries, generator) = (Retries(), SeededRandom(seed: 1))
        let start = ContinuousClock.now
        return runs.map { retries.pause(begun: start + $0.begun, now: start + $0.now, using: &generator) }
    }

    @Test("Waits are at random below a bound that doubles up to its largest value")
    func growing() throws {
        var bound = Retries.waits.lowerBound
        for pause in Self.pauses(Array(repeating: (.zero, .zero), count: 12)) {
            let pause = try #require(pause)
            #expect(pause >= .zero && pause <= bound)
            bound = min(bound * 2, Retries.waits.upperBound)
        }
        #expect(bound == Retries.waits.upperBound)
    }

    @Test("Patience begins with the run that met the first conflict, and ends")
    func patience() {
        let (end, moment) = (Retries.patience, Duration.milliseconds(1))
        let pauses = Self.pauses([(.zero, .seconds(1)), (.seconds(1), end - moment), (end - moment, end)])
        #expect(pauses.map { $0 != nil } == [true, true, false])
    }

    @Test("A run that took all patience is not repeated")
    func hung() {
        #expect(Self.pauses([(.zero, Retries.patience)]) == [nil])
    }
}
