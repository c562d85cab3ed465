import Foundation
import TestSupport
import Testing

@Suite("touchstone users")
struct UsersTests {
    @Test("Makes the first administrator, lists, limits, disables and enables")
    func manage() async throws {
        let folder = try TemporaryFolder()
        let users = "\(try Command.program.path) users"
        let script = """
            echo 'seven seas of rye' | \(users) create-admin Root@example.org --data data
            \(users) create-admin root@example.org --data data </dev/null
            \(users) set-limit root@example.org --bytes 10 --files 2 --data data
            \(users) disable root@example.org --data data
            \(users) list --data data
            \(users) set-limit root@example.org --data data
            \(users) enable root@example.org --data data
            \(users) list --data data
            """
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output == "root@example.org admin 10 2 disabled\nroot@example.org admin - - active\n")
    }

    @Test("Says in one line what is wrong")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let data = "\(folder.path)/data"
        for (arguments, words) in [
            (
                ["disable", "nobody@example.org"],
                "touchstone: There is no account with the address nobody@example.org.\n"
            ),
            (["create-admin", "root@example.org"], "touchstone: A new account needs a password on standard input.\n"),
        ] {
            let outcome = try await Command().run(["users"] + arguments + ["--data", data])
            #expect(outcome.status == 2)
            #expect(outcome.errors == words)
        }
        #expect(try await Command().run("users", "set-limit", "a@b", "--bytes", "1", "--data", data).status == 2)
    }
}
