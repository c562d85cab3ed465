import Foundation
import TestSupport
import Testing

@Suite("touchstone migrate", .timeLimit(.minutes(20)))
struct MigrateTests {
    @Test("Lists what a database lacks, brings it up to date, and then has nothing to do")
    func migrate() async throws {
        let folder = try TemporaryFolder()
        let program = try Command.program.path
        // A database of an earlier version: this one's, with its last migration taken back.
        let script = """
            exec 2>&1
            echo 'seven seas of rye' | \(program) users create-admin root@example.org --data data 2>/dev/null
            \(program) migrate --check --data data
            python3 - <<'END'
            import sqlite3
            database = sqlite3.connect('data/touchstone.sqlite')
            database.execute("DELETE FROM grdb_migrations WHERE identifier = '7 session families'")
            database.commit()
            END
            \(program) migrate --check --data data && exit 9 || echo "status $?"
            \(program) migrate --data data
            \(program) migrate --check --data data
            \(program) users list --data data
            """
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        let upToDate = "The database has the form that this version needs.\n"
        #expect(
            output.hasPrefix(
                upToDate + "missing  7 session families\nstatus 1\ndone  7 session families\n" + upToDate
                    + "root@example.org admin - - active "))
    }

    @Test("Makes nothing where there is no database")
    func absent() async throws {
        let folder = try TemporaryFolder()
        for arguments in [["migrate"], ["migrate", "--check"]] {
            let outcome = try await Command().run(arguments + ["--data", "\(folder.path)/data"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("there is no database"))
            #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/data"))
        }
    }
}
