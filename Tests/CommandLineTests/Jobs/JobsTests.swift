import DetectionCore
import Foundation
import Storage
import StorageSQLite
import TestSupport
import Testing

@Suite("touchstone jobs", .timeLimit(.minutes(20)))
struct JobsTests {
    @Test("A folder that is no server's is refused, and nothing is made in it")
    func misspelt() async throws {
        let folder = try TemporaryFolder()
        for arguments in [["list"], ["show", "x"], ["requeue", "--dead"]] {
            let outcome = try await Command().run(["jobs"] + arguments + ["--data", folder.path + "/typo"])
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.errors.contains("is no data folder of a server"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// A data folder with a job in each state: one waits, one rests, one runs, one is dead, and one is dead without a file.
    private func folder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/data", withIntermediateDirectories: true)
        var strict = try SQLiteStore(path: "\(folder.path)/data/touchstone.sqlite")
        strict.retries.attempts = 1
        let store = strict
        let start = Date(timeIntervalSince1970: 1_790_000_000)
        try await store.insert(
            UserRecord(id: "ann", email: "ann@example.org", passwordHash: "", role: .user, created: start))
        func claim() async throws -> AnalysisRecord {
            try #require(try await store.claim(now: start, leaseUntil: .distantFuture, by: "worker-1/42"))
        }
        for id in ["empty", "dead", "rests", "runs", "waits"] {
            let media = MediaDescription(kind: .text, format: .text, bytes: 1, sha256: "")
            var job = AnalysisRecord(
                id: id, ownerID: "ann", media: media, name: "secret.txt", objectKey: "key", options: Data("{}".utf8),
                created: start)
            job.priority = id == "waits" ? .batch : .interactive
            let plenty = StorageAmount(bytes: 1 << 20, files: 1000)
            _ = try await store.insert(
                job, medium: [1], within: StorageAllowance(limit: plenty, transient: plenty), key: nil)
            guard id != "waits" else { break }
            let taken = try await claim()
            let reason: Setback.Reason? =
                switch id {
                case "rests": .storeAway
                case "runs": nil
                default: .mediumUnreadable
                }
            guard let reason else { continue }
            try await store.setBack(
                id: id, fence: taken.fence,
                by: Setback(reason, at: id == "rests" ? .distantFuture : start, words: "No such disk."),
                chance: 1)
        }
        _ = try await store.forgetMedium(id: "empty")
        return folder
    }

    @Test("Lists what waits, rests, runs and was given up, for people and as JSON, and names nothing of the file")
    func list() async throws {
        let folder = try await folder()
        let jobs = "\(try Command.program.path) jobs"
        let (status, output) = try await Shell.run("\(jobs) list --data data", in: folder.path)
        #expect(status == 0)
        let lines = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.map(\.count) == Array(repeating: 8, count: 5))
        #expect(
            Set(lines.map { [$0[0], $0[1], $0[2], $0[3], $0[5], $0[6], $0[7]].joined(separator: " ") }) == [
                "waits waiting batch text 0 - -", "runs running interactive text 1 worker-1/42 -",
                "rests resting interactive text 0 - store_away", "dead dead interactive text 1 - medium_unreadable",
                "empty dead interactive text 1 - medium_unreadable",
            ])
        #expect(!output.contains("secret"))
        let (_, dead) = try await Shell.run("\(jobs) list --state dead,resting --json --data data", in: folder.path)
        let objects = try dead.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(Set(objects.compactMap { $0["id"] as? String }) == ["rests", "dead", "empty"])
        let setback = objects.first { $0["id"] as? String == "dead" }?["setback"] as? [String: Any]
        #expect(setback?["reason"] as? String == "medium_unreadable" && setback?["words"] as? String == "No such disk.")
    }

    @Test("Shows one job with its worker and its last failure")
    func show() async throws {
        let folder = try await folder()
        let jobs = "\(try Command.program.path) jobs"
        let (status, output) = try await Shell.run(
            "\(jobs) show runs --data data && \(jobs) show dead --data data", in: folder.path)
        #expect(status == 0)
        #expect(output.contains("worker       worker-1/42") && output.contains("lease until  "))
        #expect(output.contains("error        gave_up: ") && output.contains("words        No such disk."))
        let (absent, words) = try await Shell.run("\(jobs) show none --data data 2>&1", in: folder.path)
        #expect(absent == 2 && words == "touchstone: There is no analysis with the id none.\n")
    }

    @Test("Queues one job or all dead ones again; what cannot be is named and shows in the exit status")
    func requeue() async throws {
        let folder = try await folder()
        let jobs = "\(try Command.program.path) jobs"
        func run(_ arguments: String) async throws -> (Int32, String) {
            try await Shell.run("\(jobs) requeue \(arguments) --data data 2>/dev/null", in: folder.path)
        }
        for (arguments, status, output) in [
            ("none", 2, ""), ("runs", 1, ""), ("", 2, ""), ("dead --dead", 2, ""), ("rests", 0, "rests\n"),
            ("--dead", 1, "dead\n"), ("--dead", 1, ""), ("dead", 1, ""),
        ] as [(String, Int32, String)] {
            let outcome = try await run(arguments)
            #expect(outcome == (status, output), "\(arguments): \(outcome)")
        }
        let (_, output) = try await Shell.run("\(jobs) list --state waiting --data data", in: folder.path)
        #expect(output.split(separator: "\n").count == 3)
    }
}
