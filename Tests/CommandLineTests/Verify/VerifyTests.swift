import Foundation
import TestSupport
import Testing

@Suite("touchstone verify", .timeLimit(.minutes(20)))
struct VerifyTests {
    @Test("A report that a server made is valid, after a rotation too; a changed one and one of another server are not")
    func verify() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer("--data", "\(folder.path)/data", "--guest")
        let program = try Command.program.path
        let script = """
            exec 2>&1
            curl -fsS \(server.address)/v1/analyses -H 'Content-Type: text/plain' -H 'Prefer: wait=30' \\
                -d 'It was a bright cold day in April.' -o report.json
            curl -fsS \(server.address)/.well-known/touchstone-keys.json -o keys.json
            \(program) verify report.json --keys keys.json
            \(program) keys rotate --data data > rotated
            \(program) verify report.json --data data --json
            \(program) keys list --data data | cut -d' ' -f3
            \(program) keys list --data data --json > keys.json
            \(program) verify report.json --keys keys.json > again
            sed 's/"coverage":[0-9.]*/"coverage":0.5/' report.json > changed.json
            ! cmp -s report.json changed.json
            \(program) verify changed.json --keys keys.json && exit 9 || echo "status $?"
            \(program) verify keys.json --keys keys.json --json && exit 9 || echo "status $?"
            """
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output.contains("report.json: valid. The holder of the key made this report"))
        #expect(output.contains(#""path":"report.json""#) && output.contains(#""valid":true"#))
        #expect(output.contains("signs\nearlier\n"))
        #expect(output.contains("changed.json: NOT VALID. The report is not what was signed."))
        #expect(output.contains(#"{"path":"keys.json","problem":"no_report","valid":false}"#))
        #expect(output.components(separatedBy: "status 1\n").count == 3, "\(output)")
        #expect(await server.stop() == 0)
    }

    @Test("What cannot be read is a usage error, told in one line")
    func usage() async throws {
        let folder = try TemporaryFolder()
        let report = try folder.write(Array("{}".utf8), to: "report.json")
        for arguments in [
            ["/nonexistent"], [report, "--keys", "/nonexistent"], [report, "--keys", report],
            [report, "--data", folder.path],
            [],
        ] {
            let outcome = try await Command().run(["verify"] + arguments)
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.output.isEmpty)
            #expect(!outcome.errors.isEmpty)
        }
    }
}
