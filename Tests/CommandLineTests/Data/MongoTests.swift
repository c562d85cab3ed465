import Foundation
import TestSupport
import Testing

/// A replica set to test with; `make test-mongo` names one.
private let replicaSet = ProcessInfo.processInfo.environment["MONGODB_URI"]

@Suite(
    "touchstone with MongoDB", .timeLimit(.minutes(20)),
    .enabled(if: replicaSet != nil, "needs a MongoDB replica set: run 'make test-mongo'"))
struct MongoTests {
    /// A database of its own.
    private static func database() throws -> String {
        let address = try #require(replicaSet)
        var parts = try #require(URLComponents(string: address))
        parts.path = "/touchstone-\(UUID().uuidString.lowercased().prefix(13))"
        return try #require(parts.string)
    }

    @Test("A data folder's database is copied, compared and worked with: the lines of docs/operations.md")
    func copy() async throws {
        let folder = try TemporaryFolder()
        let program = try Command.program.path
        let script = """
            exec 2>&1
            export TOUCHSTONE_MODELS=/nonexistent TOUCHSTONE_REQUESTS_PER_MINUTE=1000000
            serve() {
                : >log
                \(program) serve --port 0 --data data --guest 2>>log & server=$!
                until address=$(grep -oPm1 'listening at \\K.*' log); do kill -0 $server || { cat log; exit 9; }; sleep 0.1; done
            }
            echo 'seven seas of rye' | \(program) users create-admin root@example.org --data data 2>/dev/null
            serve
            curl -fsS "$address/v1/analyses" -H 'Content-Type: text/plain' -H 'Prefer: wait=60' \\
                --data-binary 'A text of some length, which nobody will call long.' >made.json
            kill $server; wait $server

            export TOUCHSTONE_DATABASE='\(try Self.database())'
            \(program) users list --data data || echo "status $?"
            \(program) migrate --check --data data >/dev/null || echo "status $?"
            \(program) migrate --copy --data data 2>/dev/null | tail -n 1
            \(program) migrate --copy --data data 2>/dev/null | tail -n 1
            \(program) users list --data data | grep -c '^root@example.org admin'
            serve
            id=$(grep -oP '"id": ?"\\K[^"]+' made.json | head -n 1)
            curl -fsS "$address/v1/analyses/$id" | grep -oP '"state": ?\\K"[a-z]+"' | head -n 1
            curl -fsS "$address/v1/analyses" -H 'Content-Type: text/plain' -H 'Prefer: wait=60' \\
                --data-binary 'Another text, handed in to the server over MongoDB.' |
                grep -oP '"state": ?\\K"[a-z]+"' | head -n 1
            kill $server; wait $server; echo "status $?"
            """
        let (_, output) = try await Shell.run(script, in: folder.path)
        let lines = output.split(separator: "\n").map(String.init)
        #expect(
            lines.first?.hasPrefix("touchstone: the store cannot be used: it lacks collection user and ") == true,
            "\(output)")
        let compared = "compared  accounts 2, analyses 1: all equal"
        #expect(
            lines.dropFirst() == ["status 2", "status 1", compared, compared, "1", "\"done\"", "\"done\"", "status 0"],
            "\(output)")
        #expect(!output.contains("mongodb://"))
    }

    @Test("A password on the command line is refused, and a wrong address is not repeated")
    func secrets() async throws {
        let given = try await Command().run("users", "list", "--database", "mongodb://alice:secret@127.0.0.1:9/db")
        #expect(given.status != 0)
        #expect(given.errors.contains("TOUCHSTONE_DATABASE"))
        #expect(!given.errors.contains("secret"))
        let away = try await Command().run("users", "list", "--database", "mongodb://127.0.0.1:9/db")
        #expect(away.status == 2)
        #expect(away.errors == "touchstone: the database cannot be reached: no MongoDB primary answers.\n")
    }
}
