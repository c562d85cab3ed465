import Foundation
import ObjectStores
import Storage
import TestSupport
import Testing

@Suite("The file object store", .timeLimit(.minutes(20)))
struct FileObjectStoreTests {
    private let folder: TemporaryFolder
    private let store: FileObjectStore

    init() throws {
        folder = try TemporaryFolder()
        store = try FileObjectStore(root: "\(folder.path)/store")
    }

    @Test("gives back what was committed, and nothing once it is deleted")
    func roundTrip() async throws {
        let upload = try upload("medium")
        try await store.commit(temporaryPath: upload, key: key())
        #expect(FileManager.default.fileExists(atPath: upload), "whoever has it taken in may still be refused")
        store.discard(temporaryPath: upload)
        #expect(try content(of: key()) == "medium")
        #expect(!FileManager.default.fileExists(atPath: upload))
        #expect(try await store.keys() == [key()])
        try await store.delete(key: key())
        try await store.delete(key: key())
        #expect(try content(of: key()) == nil)
        #expect(try await store.keys().isEmpty)
    }

    @Test("finds its media again after a restart")
    func reopening() async throws {
        try await store.commit(temporaryPath: try upload("medium"), key: key())
        let reopened = try FileObjectStore(root: "\(folder.path)/store")
        #expect(try String(contentsOfFile: reopened.path(of: key()), encoding: .utf8) == "medium")
    }

    @Test("keeps one of equal media, also when they arrive together")
    func equalMedia() async throws {
        let uploads = try (0..<32).map { _ in try upload("medium") }
        try await withThrowingTaskGroup { group in
            for upload in uploads {
                group.addTask { try await store.commit(temporaryPath: upload, key: key()) }
            }
            try await group.waitForAll()
        }
        #expect(try content(of: key()) == "medium")
        #expect(try await store.keys() == [key()])
        for upload in uploads { store.discard(temporaryPath: upload) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/store/uploads").isEmpty)
    }

    @Test("keeps the medium that is there when an equal one comes, and replaces one that is damaged")
    func equalAndDamaged() async throws {
        let first = try upload("medium")
        try await store.commit(temporaryPath: first, key: key())
        store.discard(temporaryPath: first)
        let stored = try inode()
        let equal = try upload("medium")
        try await store.commit(temporaryPath: equal, key: key())
        #expect(try inode() == stored, "what whoever sent the second one still has open is another file")
        for damaged in ["med", "tedium"] {
            try Data(damaged.utf8).write(to: URL(fileURLWithPath: store.path(of: key())))
            let whole = try upload("medium")
            try await store.commit(temporaryPath: whole, key: key())
            #expect(try content(of: key()) == "medium")
            #expect(FileManager.default.fileExists(atPath: whole))
            store.discard(temporaryPath: whole)
        }
        store.discard(temporaryPath: equal)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/store/uploads").isEmpty)
    }

    @Test("keeps its files from other users of the machine")
    func permissions() async throws {
        let upload = try upload("medium")
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: upload)
        try await store.commit(temporaryPath: upload, key: key())
        for name in ["store", "store/objects", "store/uploads", "store/objects/aa"] {
            #expect(try folder.permissions(name) == 0o700)
        }
        #expect(try folder.permissions("store/objects/aa/\(key())") == 0o600)
    }

    @Test(
        "refuses every key that is not a digest",
        arguments: [
            "", "a", "../../etc/passwd", String(repeating: "../", count: 22), String(repeating: "A", count: 64),
            String(repeating: "g", count: 64), String(repeating: "a", count: 63), String(repeating: "a", count: 65),
            String(repeating: "a", count: 63) + "/", String(repeating: "a", count: 63) + "\0",
            String(repeating: "a", count: 63) + "\n", String(repeating: "１", count: 64),
        ])
    func maliciousKeys(key: String) async throws {
        let upload = try upload("medium")
        #expect(throws: StorageError.self) { try store.path(of: key) }
        await #expect(throws: StorageError.self) { try await store.commit(temporaryPath: upload, key: key) }
        await #expect(throws: StorageError.self) { try await store.delete(key: key) }
        #expect(FileManager.default.fileExists(atPath: upload))
    }

    @Test("takes in and discards its own uploads only", arguments: ["secret", "store/uploads/../../secret"])
    func foreignFiles(name: String) async throws {
        let path = "\(folder.path)/\(name)"
        try Data("secret".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/secret"))
        await #expect(throws: StorageError.self) { try await store.commit(temporaryPath: path, key: key()) }
        store.discard(temporaryPath: path)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test("takes in no link and no folder")
    func oddFiles() async throws {
        let link = try store.temporaryPath()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/passwd")
        await #expect(throws: StorageError.self) { try await store.commit(temporaryPath: link, key: key()) }
        let directory = try store.temporaryPath()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        await #expect(throws: StorageError.self) { try await store.commit(temporaryPath: directory, key: key()) }
        #expect(try await store.keys().isEmpty)
    }

    @Test("fails to take in an upload that is gone, and forgets one that is not wanted")
    func absentUpload() async throws {
        let upload = try upload("medium")
        store.discard(temporaryPath: upload)
        store.discard(temporaryPath: upload)
        #expect(!FileManager.default.fileExists(atPath: upload))
        await #expect(throws: StorageError.self) { try await store.commit(temporaryPath: upload, key: key()) }
    }

    @Test("sweeps abandoned uploads and leaves the others and media alone, however the folder is spelled")
    func sweep() async throws {
        try await store.commit(temporaryPath: try upload("medium"), key: key())
        let (abandoned, running) = (try upload("abandoned"), try upload("running"))
        let name = URL(filePath: running).lastPathComponent
        let kept: Set = ["./elsewhere/../store/uploads/\(name)"]
        try await store.sweep(keeping: kept, writtenBefore: Date() - 60)
        #expect(FileManager.default.fileExists(atPath: abandoned), "it is too young to be abandoned")
        try await store.sweep(keeping: kept, writtenBefore: .distantFuture)
        #expect(!FileManager.default.fileExists(atPath: abandoned))
        #expect(FileManager.default.fileExists(atPath: running))
        #expect(try content(of: key()) == "medium")
    }

    @Test("tells the media that were stored before a time")
    func ages() async throws {
        try await store.commit(temporaryPath: try upload("medium"), key: key())
        let old = try upload("old")
        try FileManager.default.setAttributes([.modificationDate: Date() - 7200], ofItemAtPath: old)
        try await store.commit(temporaryPath: old, key: key("b"))
        #expect(try await store.keys(storedBefore: Date() - 3600).isEmpty, "stored is when it was taken in")
        try FileManager.default.setAttributes([.modificationDate: Date() - 7200], ofItemAtPath: store.path(of: key()))
        #expect(try await store.keys(storedBefore: Date() - 3600) == [key()])
        #expect(Set(try await store.keys()) == [key(), key("b")])
    }

    private func inode() throws -> NSNumber? {
        try FileManager.default.attributesOfItem(atPath: store.path(of: key()))[.systemFileNumber] as? NSNumber
    }

    private func upload(_ text: String) throws -> String {
        let path = try store.temporaryPath()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func content(of key: String) throws -> String? {
        try? String(contentsOfFile: store.path(of: key), encoding: .utf8)
    }
}
