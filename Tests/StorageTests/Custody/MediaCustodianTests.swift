import Foundation
import BlobsFile
import Storage
import StorageConformance
import StorageSQLite
import TestSupport
import Testing

@Suite("The media custodian", .timeLimit(.minutes(20)))
struct MediaCustodianTests {
    private let folder: TemporaryFolder
    private let analyses: SQLiteStore
    private let blobs: FileBlobStore
    private let staging: Staging
    private let custodian: MediaCustodian

    init() async throws {
        folder = try TemporaryFolder()
        analyses = try SQLiteStore(path: "\(folder.path)/touchstone.sqlite")
        blobs = try FileBlobStore(folder: "\(folder.path)/objects")
        staging = try Staging(folder: "\(folder.path)/uploads")
        custodian = MediaCustodian(analyses: analyses, blobs: blobs, staging: staging)
        try await analyses.insert(UserRecord.account())
    }

    @Test("takes in a medium with its analysis and deletes it with the last one")
    func lifetime() async throws {
        for id in ["one", "two"] { try await custodian.accept(.queued(id), .file(upload()), within: .plenty) }
        try await custodian.delete(id: "one", owner: "alice")
        #expect(try await blobs.keys().map(\.digest) == [key()])
        #expect(try await custodian.delete(id: "two", owner: "bob") == nil)
        #expect(try await blobs.keys().map(\.digest) == [key()])
        #expect(try await custodian.delete(id: "two", owner: "alice")?.id == "two")
        #expect(try await blobs.keys().isEmpty)
    }

    @Test("keeps no medium of an analysis that was refused, unless another one needs it")
    func refusal() async throws {
        let temporary = try upload()
        await #expect(throws: StorageError.self) {
            try await custodian.accept(.queued(owner: "nobody"), .file(temporary), within: .plenty)
        }
        #expect(try await blobs.keys().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: temporary.path))
        try await custodian.accept(.queued(), .file(upload()), within: .plenty)
        await #expect(throws: StorageError.duplicate) {
            try await custodian.accept(.queued(), .file(upload()), within: .plenty)
        }
        #expect(try await blobs.keys().map(\.digest) == [key()])
    }

    @Test("never loses a medium when equal ones come and go at the same time, in two processes with a housekeeper each")
    func race() async throws {
        let processes = try (0..<2).map { number in
            MediaCustodian(
                analyses: analyses, blobs: try FileBlobStore(folder: "\(folder.path)/objects"),
                staging: try Staging(folder: "\(folder.path)/uploads-\(number)"), repeats: 1000)
        }
        try await withThrowingTaskGroup { group in
            for worker in 0..<8 {
                group.addTask {
                    let custodian = processes[worker % 2]
                    for round in 0..<20 {
                        let id = "\(worker)-\(round)"
                        try await custodian.accept(.queued(id), .file(upload()), within: .plenty)
                        #expect(FileManager.default.fileExists(atPath: try blobs.path(of: BlobKey(key()))))
                        try await custodian.delete(id: id, owner: "alice")
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 { for custodian in processes { try await custodian.sweep(olderThan: -3600) } }
            }
            try await group.waitForAll()
        }
        #expect(try await blobs.keys().isEmpty)
        #expect(try await analyses.blobs(among: [key()]).isEmpty)
    }

    @Test("waits while equal bytes are being deleted, and puts its own afterwards; in the end it says busy")
    func deletion() async throws {
        try await custodian.accept(.queued("old"), .file(upload()), within: .plenty)
        _ = try await analyses.delete(id: "old", owner: "alice")
        #expect(try await analyses.claimDoomed(among: [key()], at: analyses.now()) == [key()])
        let hasty = MediaCustodian(analyses: analyses, blobs: blobs, staging: staging, repeats: 0)
        await #expect(throws: StorageError.busy) {
            try await hasty.accept(.queued("new"), .file(upload()), within: .plenty)
        }
        #expect(try await analyses.analysis(id: "new", owner: "alice") == nil)
        async let accepted = custodian.accept(.queued("new"), .file(upload()), within: .plenty)
        try await blobs.delete(BlobKey(key()))
        try await analyses.forget(blob: key())
        _ = try await accepted
        #expect(try await blobs.keys().map(\.digest) == [key()])
    }

    @Test(
        "puts its bytes again when another process has deleted them before there was an analysis; in the end it says busy",
        arguments: [(1, true), (3, true), (4, false)])
    func overtaken(times: Int, isAccepted: Bool) async throws {
        let hooked = HookedBlobStore(blobs)
        let custodian = MediaCustodian(analyses: analyses, blobs: hooked, staging: staging, repeats: 3)
        let other = self.custodian
        hooked.afterPuts(times) { try await other.sweep(olderThan: -3600) }
        let file = try upload()
        var refusal: StorageError?
        do throws(StorageError) {
            try await custodian.accept(.queued(), .file(file), within: .plenty)
        } catch {
            refusal = error
        }
        #expect(refusal == (isAccepted ? nil : .busy))
        #expect(try await blobs.keys().map(\.digest) == (isAccepted ? [key()] : []))
        #expect(try await analyses.blobs(among: [key()])[key()]?.references == (isAccepted ? 1 : nil))
    }

    @Test("deletes an analysis although its bytes cannot be deleted now; housekeeping does that later")
    func away() async throws {
        let hooked = HookedBlobStore(blobs)
        let custodian = MediaCustodian(analyses: analyses, blobs: hooked, staging: staging)
        try await custodian.accept(.queued(), .file(upload()), within: .plenty)
        hooked.setAway(true)
        #expect(try await custodian.delete(id: "analysis", owner: "alice")?.id == "analysis")
        #expect(try await blobs.keys().count == 1)
        hooked.setAway(false)
        let later = try await analyses.now() + BlobRecord.deletion + 60
        let doomed = try await analyses.claimDoomed(touchedBefore: later - 3600, at: later, limit: 10)
        #expect(doomed.map(\.key) == [key()], "it is handed out again")
    }

    @Test("deletes blobs that the database has never heard of, once it has and their time has come")
    func adoption() async throws {
        try await blobs.put(upload(), as: BlobKey(key("b")))
        try await custodian.sweep(olderThan: -3600)
        #expect(try await blobs.keys().count == 1)
        try await custodian.adopt()
        try await custodian.sweep()
        #expect(try await blobs.keys().count == 1)
        try await custodian.sweep(olderThan: -3600)
        #expect(try await blobs.keys().isEmpty)
    }

    @Test("sweeps media that no analysis refers to, and uploads that nothing refers to")
    func sweep() async throws {
        let (lost, begun) = (try upload(), try upload())
        try await custodian.analyses.insert(
            UploadRecord(
                id: "begun", ownerID: "alice", length: 6, path: begun.path, name: nil, declaredType: nil, metadata: nil,
                created: time(), expires: time(1)),
            within: StorageAmount(bytes: 100, files: 10))
        try await custodian.accept(.queued(), .file(upload()), within: .plenty)
        try await analyses.touch(blob: key("b"), bytes: 6, at: analyses.now())
        try await blobs.put(upload(), as: BlobKey(key("b")))
        try await custodian.sweepStaging()
        try await custodian.sweep()
        #expect(try await blobs.keys().count == 2, "somebody may be about to refer to what has just come")
        #expect(FileManager.default.fileExists(atPath: lost.path))
        try await custodian.sweepStaging(olderThan: -3600)
        try await custodian.sweep(olderThan: -3600)
        #expect(try await blobs.keys().map(\.digest) == [key()])
        #expect(!FileManager.default.fileExists(atPath: lost.path))
        #expect(FileManager.default.fileExists(atPath: begun.path))
    }

    @Test("takes in a small medium with its analysis, beside nothing of the same bytes")
    func small() async throws {
        let (small, large) = (AnalysisRecord.queued("small"), AnalysisRecord.queued("large"))
        try await custodian.accept(small, .bytes(Array("medium".utf8)), within: .plenty)
        #expect(try await blobs.keys().isEmpty)
        try await custodian.accept(large, .file(upload()), within: .plenty)
        #expect(try await custodian.medium(of: small) == .bytes(Array("medium".utf8)))
        #expect(try await custodian.medium(of: large) == .blob(BlobKey(key())))
        try await custodian.sweep(olderThan: -3600)
        try await custodian.delete(id: "large", owner: "alice")
        #expect(try await custodian.medium(of: small) == .bytes(Array("medium".utf8)))
        try await custodian.delete(id: "small", owner: "alice")
        #expect(try await blobs.keys().isEmpty)
        #expect(try await analyses.medium(id: "small") == nil)
    }

    @Test("finds a small medium that is a file, as all were once, and deletes it")
    func oldFile() async throws {
        try await blobs.put(upload(), as: BlobKey(key()))
        let old = AnalysisRecord.queued("old", bytes: 6)
        try await analyses.insert(old)
        try await custodian.sweep(olderThan: -3600)
        #expect(try await custodian.medium(of: old) == .blob(BlobKey(key())))
        try await custodian.accept(.queued("new", bytes: 6), .bytes(Array("medium".utf8)), within: .plenty)
        try await custodian.delete(id: "old", owner: "alice")
        #expect(try await analyses.medium(id: "new") == Array("medium".utf8))
        try await custodian.delete(id: "new", owner: "alice")
        #expect(try await blobs.keys().isEmpty)
    }

    @Test("ends a resumable upload with the analysis that it becomes, and keeps it when there is no room")
    func resumable() async throws {
        let file = try upload()
        let begun = UploadRecord(
            id: "begun", ownerID: "alice", length: 6, path: file.path, name: nil, declaredType: nil, metadata: nil,
            created: time(), expires: time(1))
        try await analyses.insert(begun, within: StorageAmount(bytes: 100, files: 10))
        let record = AnalysisRecord.queued(bytes: 6)
        await #expect(throws: StorageError.quotaExceeded) {
            try await custodian.accept(record, .file(file), within: .bytes(5), ending: "begun")
        }
        #expect(try await analyses.upload(id: "begun", owner: "alice") == begun)
        #expect(try await analyses.usage(owner: "alice").transient == StorageAmount(bytes: 6, files: 1))
        #expect(FileManager.default.fileExists(atPath: file.path))
        #expect(try await blobs.keys().isEmpty)

        try await custodian.accept(record, .file(file), within: .bytes(6), ending: "begun")
        #expect(try await analyses.upload(id: "begun", owner: "alice") == nil)
        #expect(try await analyses.usage(owner: "alice").transient == .zero)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try await blobs.keys().map(\.digest) == [key()])
        await #expect(throws: StorageError.absent) {
            try await custodian.accept(.queued("again"), .file(upload()), within: .plenty, ending: "begun")
        }
    }

    private func upload() throws -> StagedFile { try staging.file("medium") }
}
