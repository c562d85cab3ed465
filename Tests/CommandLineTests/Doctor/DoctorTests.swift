import DecoderWire
import DetectionCore
import Foundation
import Inference
import MediaDecoding
import StorageSQLite
import TestSupport
import Testing

@testable import touchstone

@Suite("touchstone doctor", .timeLimit(.minutes(20)))
struct DoctorTests {
    @Test("Tries every part, and names the remedy for models that are not there")
    func missing() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Command(models: folder.path).run("doctor", "--data", folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("ok    decoder    It decodes an image of 1024 × 683 pixels.\n"))
        #expect(outcome.output.contains("The decoder's system calls are filtered"))
        #expect(outcome.output.contains("FAIL  models     No models are installed.\n                 → Run ./setup"))
        #expect(outcome.output.contains("FAIL  tables     Missing or not valid: fusion/"))
        #expect(outcome.output.contains("ok    signature"))
        #expect(outcome.output.contains("note  trust      No trust list"))
        #expect(outcome.output.contains("disk"))
    }

    @Test("The folder of compiled graphs is named, with its size, or why it is not used")
    func graphs() throws {
        let folder = try TemporaryFolder()
        #expect(GraphCheck.finding(nil).words.contains("not stored"))
        let path = "\(folder.path)/graphs"
        let empty = GraphCheck.finding(GraphCache(folder: path)).words
        #expect(empty.hasPrefix("No compiled graph is stored yet. The first is put into \(path)"))
        let entry = "\(path)/\(String(repeating: "a", count: 64))"
        try FileManager.default.createDirectory(
            atPath: entry, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(count: 2_000_000).write(to: URL(filePath: "\(entry)/graph.blob"))
        let finding = GraphCheck.finding(GraphCache(folder: path))
        #expect(finding.state == .good && finding.words == "1 compiled graph is stored in \(path): 2 MB.")
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
        let open = GraphCheck.finding(GraphCache(folder: path))
        #expect(open.state == .reduced && open.words.contains("Others may write") && open.remedy != nil)
    }

    @Test("A trust list that cannot be read is a fault, one that can is told by its path")
    func trust() {
        #expect(SignatureCheck.finding(trustList: "/nowhere.pem").state == .broken)
        let finding = SignatureCheck.finding(trustList: Fixture.signedPath("trust.pem"))
        #expect(finding.state == .good && finding.words.contains("trust.pem holds 1 certificate."))
    }

    @Test(
        "A library that is not there is a fault with its own words, never a pass",
        arguments: ContentCredentials.State.allCases)
    func library(state: ContentCredentials.State) {
        let finding = SignatureCheck.finding(ContentCredentials(state: state, failures: ["Unavailable: no such file"]))
        #expect((finding.state == .good) == (state == .absent))
        #expect((finding.remedy == nil) == (state == .absent))
    }

    @Test("PDF documents without their library are a note, a library that reads them wrong is a fault")
    func documents() async {
        #expect(await DocumentCheck.finding().state == .good)
        let missing = DocumentCheck.finding(.failure(DecodeError(.unsupported, "")))
        #expect(missing.state == .reduced && missing.remedy?.contains("lib/pdfium") == true)
        #expect(DocumentCheck.finding(.failure(DecodeError(.decoderDied, "It died."))).state == .broken)
    }

    @Test("A decoder without a filter is a fault; a kernel without Landlock is a note", arguments: [true, false])
    func sandbox(filesAreDenied: Bool) {
        func state(_ callsAreFiltered: Bool) -> Finding.State {
            DecoderCheck.finding(Isolation(filesAreDenied: filesAreDenied, callsAreFiltered: callsAreFiltered)).state
        }
        #expect(state(true) == (filesAreDenied ? .good : .reduced))
        #expect(state(false) == .broken)
    }

    @Test("A database is named by its form; what is none is a fault, and nothing is made where there is none")
    func database() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/touchstone.sqlite"
        #expect(DatabaseCheck.finding(database: path).state == .good)
        #expect(!FileManager.default.fileExists(atPath: path))
        _ = try SQLiteStore(path: path)
        #expect(DatabaseCheck.finding(database: path).words == "It opens and has the form of this version (18).")
        let broken = try folder.write(Array("no database, but long enough to be read as one".utf8), to: "broken.sqlite")
        let finding = DatabaseCheck.finding(database: broken)
        #expect(finding.state == .broken && finding.remedy != nil)
    }

    @Test("Where the database is MongoDB and its driver is not installed, doctor and start name the package")
    func driver() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Array("no library".utf8), to: "libmongoc-1.0.so.0")
        let environment = ["TOUCHSTONE_DATABASE": "mongodb://127.0.0.1:9/db", "LD_LIBRARY_PATH": folder.path]
        let command = Command(environment: environment)
        let doctor = try await command.run("doctor", "--data", folder.path)
        #expect(doctor.output.contains("FAIL  database   The database is MongoDB, whose driver is not installed"))
        #expect(doctor.output.contains("→ apt-get install libmongoc-1.0-0\n"))
        let start = try await command.run("serve", "--port", "0", "--data", folder.path)
        #expect(start.status == 2)
        let words = "the store cannot be used: MongoDB needs Debian's package libmongoc-1.0-0: apt-get install"
        #expect(start.errors.hasPrefix("touchstone: \(words)"))
    }

    @Test("Each finding is an object for a program that asks")
    func json() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Command(models: folder.path).run("doctor", "--json", "--data", folder.path)
        #expect(outcome.status == 1)
        let states = Dictionary(try outcome.objects().map { ($0["subject"] as? String, $0["state"] as? String) }) { $1 }
        #expect(states["models"] == "fail" && states["decoder"] == "ok" && states["database"] == "ok")
    }

    @Test("A folder that is not there yet is judged by the one above it; one without permission is a fault")
    func disk() throws {
        let folder = try TemporaryFolder()
        #expect(DiskCheck.finding(dataFolder: "\(folder.path)/a/b").words.contains(folder.path))
        let file = try folder.write([])
        #expect(DiskCheck.finding(dataFolder: "\(file)/data").state == .broken)
    }
}
