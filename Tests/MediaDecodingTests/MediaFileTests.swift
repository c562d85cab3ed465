import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Opening media", .timeLimit(.minutes(20)))
struct MediaFileTests {
    @Test("An empty file and an empty text are empty")
    func empty() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([])
        #expect(throws: MediaError(.emptyFile, "The file is empty. Choose a file with content.")) {
            try MediaFile(path: path)
        }
        #expect(throws: MediaError(.emptyFile, "The text is empty. Hand in some text.")) { try MediaFile(bytes: []) }
    }

    @Test("A missing file, a folder and a pipe are errors at once, and none of them blocks")
    func notFiles() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(code(of: folder.path + "/nothing") == .notFound)
        #expect(code(of: folder.path) == .unreadable)
        #expect(code(of: pipe) == .unreadable)
        #expect(code(of: "/dev/zero") == .unreadable)
    }

    @Test("A file without permission is unreadable", .enabled(if: geteuid() != 0, "the superuser may read everything"))
    func noPermission() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1])
        chmod(path, 0)
        #expect(code(of: path) == .unreadable)
    }

    @Test("A digest that is known is not computed again")
    func knownDigest() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1, 2, 3])
        #expect(try await MediaFile(path: path, sha256: "known").sha256() == "known")
        let text = try MediaFile(bytes: Array("Text.".utf8), sha256: "known")
        #expect(try await MediaDescriber.describe(text).sha256 == "known")
        let file = try MediaFile(path: path)
        let digest = try await file.sha256()
        #expect(digest == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        try Data([4, 5, 6]).write(to: URL(filePath: path))
        #expect(try await file.sha256() == digest)
    }

    @Test("A sealed medium has a descriptor that reads it and that nobody can write to")
    func sealed() throws {
        let file = try MediaFile(sealed: [1, 2, 3])
        try file.withDescriptor { descriptor in
            let descriptor = try #require(descriptor)
            #expect(lseek(descriptor, 0, SEEK_END) == 3)
            #expect(write(descriptor, [9], 1) == -1)
            let again = open("/proc/self/fd/\(descriptor)", O_RDWR)
            defer { close(again) }
            #expect(again == -1 || (pwrite(again, [9], 1, 0) == -1 && ftruncate(again, 0) == -1))
        }
        #expect(try file.read(at: 0, count: 3) == [1, 2, 3])
        #expect(throws: MediaError.self) { try MediaFile(sealed: []) }
    }

    @Test("Reading stays inside the file, in memory and on disk")
    func reading() throws {
        let folder = try TemporaryFolder()
        let bytes: [UInt8] = [1, 2, 3, 4, 5]
        for file in [
            try MediaFile(bytes: bytes), try MediaFile(sealed: bytes), try MediaFile(path: folder.write(bytes)),
        ] {
            #expect(file.count == 5)
            #expect(try file.read(at: 1, count: 2) == [2, 3])
            #expect(try file.read(at: 3, count: 100) == [4, 5])
            #expect(try file.read(at: 5, count: 1).isEmpty)
            #expect(try file.read(at: -1, count: 1).isEmpty)
            #expect(try file.read(at: .max, count: .max).isEmpty)
        }
    }

    @Test("What happens to the name later does not matter")
    func removedFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([7, 8])
        let file = try MediaFile(path: path)
        try FileManager.default.removeItem(atPath: path)
        #expect(try file.read(at: 0, count: 2) == [7, 8])
    }

    private func code(of path: String) -> MediaError.Code? {
        do throws(MediaError) {
            _ = try MediaFile(path: path)
            return nil
        } catch {
            return error.code
        }
    }
}
