import Foundation
import StorageSQLite
import TestSupport
import Testing

@Suite("touchstone users", .timeLimit(.minutes(20)))
struct UsersTests {
    @Test("Makes the first administrator, lists, limits, disables and enables")
    func manage() async throws {
        let folder = try TemporaryFolder()
        let users = "\(try Command.program.path) users"
        let script = """
            exec 2>/dev/null
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
        let mark = try #require(output.split(whereSeparator: \.isWhitespace).last)
        #expect(mark.count == 12 && mark.allSatisfy(\.isHexDigit))
        #expect(output == "root@example.org admin 10 2 disabled \(mark)\nroot@example.org admin - - active \(mark)\n")
    }

    @Test("Gives somebody who forgot it a new password, which signs them out everywhere")
    func newPassword() async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        let script = """
            set -e
            json='Content-Type: application/json'
            login() { curl -sS $API/auth/login -H "$json" -d "{\\"email\\": \\"ann@example.org\\", \\"password\\": \\"$1\\", \
                \\"client\\": \\"native\\"}" -o answer -w '%{http_code}\\n'; }
            API=\(server.address)/v1
            curl -fsS $API/auth/register -H "$json" -o /dev/null \
                -d '{"email": "ann@example.org", "password": "seven seas of rye"}'
            login 'seven seas of rye'
            token=$(sed -E 's/.*"access_token":"([^"]+)".*/\\1/' answer)
            echo 'eight seas of rye' | \(try Command.program.path) users set-password ann@example.org \
                --data \(server.data) 2>/dev/null
            curl -sS $API/users/me -H "Authorization: Bearer $token" -o /dev/null -w '%{http_code}\\n'
            login 'seven seas of rye'
            login 'eight seas of rye'
            echo short | \(try Command.program.path) users set-password ann@example.org --data \(server.data) 2>&1 || echo $?
            """
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0)
        let lines = output.split(separator: "\n").map(String.init)
        #expect(lines.prefix(4) == ["200", "401", "401", "200"])
        #expect(lines.count == 6 && lines[4].contains("8 to 128") && lines[5] == "2", "\(lines)")
    }

    @Test("Writes what it changes as security events, with marks and without addresses")
    func events() async throws {
        let folder = try TemporaryFolder()
        let users = "\(try Command.program.path) users"
        let script = """
            echo 'seven seas of rye' | \(users) create-admin root@example.org --data data
            \(users) set-limit root@example.org --bytes 10 --files 2 --data data
            \(users) disable root@example.org --data data
            \(users) enable root@example.org --data data
            """
        let (_, output) = try await Shell.run(script, in: folder.path)
        let events = output.matches(of: /"security.event":"([a-z._]+)"/).map { String($0.1) }
        #expect(
            events == [
                "account.registered", "account.role_changed", "account.limit_changed", "account.disabled",
                "account.enabled",
            ])
        #expect(!output.contains("root") && !output.contains("rye"))
    }

    @Test("Says in one line what is wrong")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let data = "\(folder.path)/data"
        _ = try SQLiteStore(path: "\(data)/touchstone.sqlite")
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
