import BlobsFile
import Foundation
import Storage
import TestSupport
import Testing

@Suite("The blob store of files", .timeLimit(.minutes(20)))
struct FileBlobStoreTests {
    private let folder: TemporaryFolder
    private let staging: Staging
    private let store: FileBlobStore
    private let key: BlobKey

    init() throws {
        folder = try TemporaryFolder()
        staging = try Staging(folder: "\(folder.path)/uploads")
        store = try FileBlobStore(folder: "\(folder.path)/objects")
        key = try BlobKey(BlobsTests.key())
    }

    @Test("keeps one of equal media, also when they arrive together")
    func equalMedia() async throws {
        let uploads = try (0..<32).map { _ in try staging.file("medium") }
        try await withThrowingTaskGroup { group in
            for upload in uploads { group.addTask { try await store.put(upload, as: key) } }
            try await group.waitForAll()
        }
        #expect(stored == "medium")
        #expect(try await store.keys() == [key])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/objects/aa").count == 1)
    }

    @Test("keeps the medium that is there when an equal one comes, and replaces one that is damaged")
    func equalAndDamaged() async throws {
        let upload = try staging.file("medium")
        try await store.put(upload, as: key)
        staging.discard(upload)
        let first = try inode()
        try await store.put(staging.file("medium"), as: key)
        #expect(try inode() == first, "what whoever sent the second one still has open is another file")
        for damaged in ["med", "tedium"] {
            try Data(damaged.utf8).write(to: URL(fileURLWithPath: store.path(of: key)))
            let whole = try staging.file("medium")
            try await store.put(whole, as: key)
            #expect(stored == "medium")
            #expect(FileManager.default.fileExists(atPath: whole.path))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/objects/aa").count == 1)
    }

    @Test("takes in a file of another file system, which no link can reach")
    func otherFileSystem() async throws {
        let memory = "/dev/shm/staging-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: memory) }
        let elsewhere = try Staging(folder: memory)
        let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        for _ in 0..<2 { try await store.put(elsewhere.file(bytes), as: key) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path(of: key))) == bytes)
        #expect(try folder.permissions("objects/aa/\(key)") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/objects/aa").count == 1)
    }

    @Test("keeps its files from other users of the machine")
    func permissions() async throws {
        let upload = try staging.file("medium")
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: upload.path)
        try await store.put(upload, as: key)
        for name in ["objects", "objects/aa"] { #expect(try folder.permissions(name) == 0o700) }
        #expect(try folder.permissions("objects/aa/\(key)") == 0o600)
    }

    @Test("takes in no link and no folder")
    func oddFiles() async throws {
        let link = staging.begin()
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
        await #expect(throws: StorageError.self) { try await store.put(link, as: key) }
        let directory = staging.begin()
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: false)
        await #expect(throws: StorageError.self) { try await store.put(directory, as: key) }
        #expect(try await store.keys().isEmpty)
    }

    @Test("forgets the drafts of copies that did not end, and no medium")
    func drafts() async throws {
        try await store.put(staging.file("medium"), as: key)
        let draft = "\(folder.path)/objects/aa/\(UUID().uuidString.lowercased()).new"
        try Data("half".utf8).write(to: URL(fileURLWithPath: draft))
        #expect(try await store.keys() == [key])
        try await store.tidy(begunBefore: Date() - 60)
        #expect(FileManager.default.fileExists(atPath: draft))
        try await store.tidy(begunBefore: .distantFuture)
        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(stored == "medium")
    }

    @Test("says when its folder cannot be written to")
    func unusable() async throws {
        try await store.check()
        try FileManager.default.removeItem(atPath: "\(folder.path)/objects")
        await #expect(throws: StorageError.self) { try await store.check() }
    }

    @Test("tells when a medium was stored, which is when it was taken in")
    func ages() async throws {
        let old = try staging.file("old")
        try FileManager.default.setAttributes([.modificationDate: Date() - 7200], ofItemAtPath: old.path)
        try await store.put(old, as: key)
        #expect(try await store.page(after: nil, limit: 9).allSatisfy { $0.stored > Date() - 3600 })
        try FileManager.default.setAttributes([.modificationDate: Date() - 7200], ofItemAtPath: store.path(of: key))
        #expect(try await store.page(after: nil, limit: 9).allSatisfy { $0.stored < Date() - 3600 })
    }

    @Test("says that a medium ended early when it was cut while it was read")
    func cut() async throws {
        try await store.put(staging.file(String(repeating: "medium", count: 100_000)), as: key)
        let reading = try await store.read(key, 0..<600_000)
        #expect(truncate(store.path(of: key), 300_000) == 0)
        await #expect(throws: StorageError.failed("A stored file ended 300000 bytes early.")) {
            _ = try await content(of: reading)
        }
    }

    private func inode() throws -> NSNumber? {
        try FileManager.default.attributesOfItem(atPath: store.path(of: key))[.systemFileNumber] as? NSNumber
    }

    private var stored: String? { try? String(contentsOfFile: store.path(of: key), encoding: .utf8) }
}
