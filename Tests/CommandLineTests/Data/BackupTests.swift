import Foundation
import TestSupport
import Testing

@Suite("touchstone backup", .timeLimit(.minutes(20)))
struct BackupTests {
    @Test("A copy taken while the server works serves everything again: account, history, media, report, a half upload")
    func restore() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "picture.jpg")
        let program = try Command.program.path
        let common = """
            exec 2>&1
            field() { sed -E "s/.*\\"$1\\":\\"?([^\\",}]+).*/\\1/"; }
            J='Content-Type: application/json' T='Tus-Resumable: 1.0.0'
            P='Content-Type: application/offset+octet-stream'
            ANN='{"email": "ann@example.org", "password": "seven seas of rye", "client": "native"}'
            login() { echo "Authorization: Bearer $(curl -fsS $API/auth/login -H "$J" -d "$ANN" | field access_token)"; }

            """
        let server = try await RunningServer("--data", "\(folder.path)/data")
        let before = """
            API=\(server.address)/v1
            \(common)
            curl -fsS $API/auth/register -H "$J" -d "$ANN" -o /dev/null
            A=$(login)
            curl -fsS $API/analyses -H "$A" -H 'Content-Type: image/jpeg' -H 'Prefer: wait=60' \\
                --data-binary @picture.jpg -o /dev/null
            U=$(curl -fsS $API/uploads -X POST -H "$A" -H "$T" -H "Upload-Length: $(stat -c %s picture.jpg)" \\
                -o /dev/null -w '%header{location}')
            head -c 100 picture.jpg | curl -fsS \(server.address)$U -X PATCH -H "$A" -H "$T" -H 'Upload-Offset: 0' \\
                -H "$P" --data-binary @-
            echo $U >upload
            (for n in $(seq 20); do curl -fsS $API/analyses -H "$A" -H "$J" -d "{\\"text\\": \\"Text $n.\\"}" -o /dev/null; done) &
            \(program) backup copy --data data
            wait
            \(program) backup copy --data data && exit 9 || echo "status $?"
            """
        let (status, output) = try await Shell.run(before, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output.contains("copy is there already."))
        #expect(output.hasSuffix("status 2\n"))
        #expect(await server.stop() == 0)

        let restored = try await RunningServer("--data", "\(folder.path)/copy")
        let after = """
            API=\(restored.address)/v1
            \(common)
            A=$(login)
            ITEM=$(curl -fsS "$API/analyses?kind=image" -H "$A" | sed -E 's/.*"self":"([^"]+)".*/\\1/')
            curl -fsS \(restored.address)$ITEM -H "$A" -o report.json
            curl -fsS \(restored.address)$ITEM/media -H "$A" -o again.jpg && cmp picture.jpg again.jpg
            \(program) verify report.json --data data
            U=$(cat upload)
            curl -fsSI \(restored.address)$U -H "$A" -H "$T" | grep -i 'upload-offset: 100'
            tail -c +101 picture.jpg | curl -fsS \(restored.address)$U -X PATCH -H "$A" -H "$T" \\
                -H 'Upload-Offset: 100' -H "$P" --data-binary @-
            M=$(curl -fsS $API/analyses -H "$A" -H "$J" -d "{\\"upload\\": \\"${U##*/}\\"}" -o /dev/null -w '%header{location}')
            curl -fsS \(restored.address)$M/media -H "$A" -o pieces.jpg && cmp picture.jpg pieces.jpg && echo whole
            stat -c 'the original has %s bytes' data/media/uploads/*
            """
        let (again, words) = try await Shell.run(after, in: folder.path)
        #expect(again == 0, "\(words)")
        #expect(words.contains("report.json: valid."))
        #expect(words.contains("\nwhole\nthe original has 100 bytes\n"), "\(words)")
        #expect(await restored.stop() == 0)
    }

    @Test(
        "A folder that is none of a server's is refused, and nothing is made in it",
        arguments: [
            ["backup", "copy"], ["move-media", "copy"], ["users", "list"], ["users", "disable", "ann@example.org"],
            ["users", "set-limit", "ann@example.org"], ["migrate", "--check"],
        ])
    func noFolder(verb: [String]) async throws {
        let folder = try TemporaryFolder()
        let arguments = verb.map { $0 == "copy" ? "\(folder.path)/copy" : $0 }
        let outcome = try await Command().run(arguments + ["--data", "\(folder.path)/misspelt"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("\(folder.path)/misspelt"), "\(outcome.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
