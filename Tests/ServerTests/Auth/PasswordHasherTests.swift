import API
import Testing

@testable import Accounts
@testable import Server

@Suite("Password hasher", .timeLimit(.minutes(20)))
struct PasswordHasherTests {
    @Test("Hashes are Argon2id at 19 MiB and two passes, and never the same twice")
    func parameters() async throws {
        let hasher = PasswordHasher()
        let first = try await hasher.hash("correct horse")
        #expect(first.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await hasher.hash("correct horse") != first)
    }

    @Test("Only the password of a hash matches it, and nothing matches no hash")
    func verification() async throws {
        let hasher = PasswordHasher()
        let hash = try await hasher.hash("correct horse")
        #expect(try await hasher.verify("correct horse", against: hash))
        #expect(try await !hasher.verify("correct hors", against: hash))
        #expect(try await !hasher.verify("correct horse", against: nil))
        #expect(try await !hasher.verify("", against: nil))
    }

    @Test("More than its capacity is refused as busy instead of queued")
    func admission() async throws {
        let hasher = PasswordHasher(threads: 1, capacity: 1)
        let results = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { () -> ProblemCode? in
                    do {
                        _ = try await hasher.hash("correct horse")
                        return nil
                    } catch {
                        return (error as? Refusal)?.problem.code
                    }
                }
            }
            return await group.reduce(into: [ProblemCode?]()) { $0.append($1) }
        }
        #expect(results.contains(nil))
        #expect(results.contains(.busy))
        #expect(try await !hasher.hash("after the rush").isEmpty)
    }
}
