import BlobsFile
import Foundation
import Storage
import TestSupport
import Testing

/// A kind of blob store that `BlobStoreTests` holds to the same promises.
struct BlobBackend: Sendable, CustomTestStringConvertible {
    static let all = [file] + (S3Peer.given.map { [s3($0)] } ?? [])

    let testDescription: String
    /// Lends an empty store, and a staging folder.
    let withStore: @Sendable (_ body: (any BlobStore, Staging) async throws -> Void) async throws -> Void

    static let file = BlobBackend(testDescription: "files") { body in
        let folder = try TemporaryFolder()
        try await body(
            FileBlobStore(folder: "\(folder.path)/objects"), Staging(folder: "\(folder.path)/uploads"))
        withExtendedLifetime(folder) {}
    }

    static func s3(_ peer: S3Peer) -> BlobBackend {
        BlobBackend(testDescription: "S3") { body in
            try await peer.withStore { store, staging in try await body(store, staging) }
        }
    }
}
