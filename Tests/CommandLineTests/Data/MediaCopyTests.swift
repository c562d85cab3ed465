import BlobsFile
import Foundation
import Storage
import TestSupport
import Testing

@testable import touchstone

@Suite("Copies of stored media", .timeLimit(.minutes(20)))
struct MediaCopyTests {
    /// SHA-256 of `medium`, `second` and `third`.
    private static let media = [
        "medium": "c082456a7766e23a18db084cd34b6ff510baef506548b897cc80e9b7d3e121c8",
        "second": "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4",
        "third": "b1e99324505bd32da0e1f85dcf5e19a09db0481e8a15f62c41eb320304a8e927",
    ]

    @Test("All media are copied; a second run has nothing to do, and a damaged one is named and left out")
    func copies() async throws {
        let folder = try TemporaryFolder()
        let (source, target) = (
            try FileBlobStore(folder: "\(folder.path)/a"), try FileBlobStore(folder: "\(folder.path)/b")
        )
        let staging = try Staging(folder: "\(folder.path)/uploads")
        for (text, digest) in Self.media {
            let file = staging.begin()
            try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
            try await source.put(file, as: BlobKey(digest))
            staging.discard(file)
        }
        let damaged = try BlobKey(#require(Self.media["third"]))
        try Data("other".utf8).write(to: URL(fileURLWithPath: source.path(of: damaged)))
        let copy = MediaCopy(source: source, target: target, staging: staging)
        #expect(try await copy.run() == MediaCopy.Summary(copied: 2, there: 0, damaged: [damaged]))
        #expect(try await copy.run() == MediaCopy.Summary(copied: 0, there: 2, damaged: [damaged]))
        for key in try await target.keys() {
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: target.path(of: key)))
                    == Data(contentsOf: URL(fileURLWithPath: source.path(of: key))))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/uploads").isEmpty)
    }
}
