import StorageConformance
import Testing

@Suite("A store and the model in memory", .timeLimit(.minutes(20)))
struct ModelComparisonTests {
    @Test(
        "agree on every answer and on all that is stored, whatever is asked and wherever a transaction crashes",
        arguments: Backend.all, 0..<8)
    func agreement(backend: Backend, seed: Int) async throws {
        let differences = try await backend.differences(UInt64(seed), 1500)
        #expect(differences.isEmpty, "\(differences.map(\.description).joined(separator: "\n"))")
    }
}
