import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import BlobsS3

/// An S3 store that the environment names, such as the one that `make test-s3` starts.
///
/// `S3_ENDPOINT` is its address, `S3_BUCKET` a bucket that tests may fill, `S3_ACCESS_KEY` and `S3_SECRET_KEY` may do all in
/// it; `S3_REGION` and `S3_READER_KEY` with `S3_READER_SECRET`, who may read only, are optional.
struct S3Peer: Sendable {
    /// The store, when there is one.
    static let given = S3Peer(ProcessInfo.processInfo.environment)

    /// Why suites that need a store are skipped.
    static let absence: Comment = "no S3 store: run 'make test-s3', or set S3_ENDPOINT and what belongs to it"

    let endpoint: String
    let bucket: String
    let region: String
    let owner: S3Credentials
    let reader: S3Credentials?

    private init?(_ environment: [String: String]) {
        guard let endpoint = environment["S3_ENDPOINT"], let bucket = environment["S3_BUCKET"],
            let key = environment["S3_ACCESS_KEY"], let secret = environment["S3_SECRET_KEY"]
        else { return nil }
        self.endpoint = endpoint
        self.bucket = bucket
        region = environment["S3_REGION"] ?? "us-east-1"
        owner = S3Credentials(accessKey: key, secretKey: secret, sessionToken: environment["S3_SESSION_TOKEN"])
        reader = environment["S3_READER_KEY"].map {
            S3Credentials(accessKey: $0, secretKey: environment["S3_READER_SECRET"] ?? "")
        }
    }

    /// Lends a store of its own below a fresh prefix, which is empty afterwards too.
    func withStore<R>(
        partSize: Int? = nil, as credentials: S3Credentials? = nil, bucket: String? = nil, cacheBytes: Int = 1 << 30,
        _ body: (S3BlobStore, Staging) async throws -> R
    ) async throws -> R {
        let folder = try TemporaryFolder()
        var settings = try S3Settings(
            address: "s3://\(bucket ?? self.bucket)/\(UUID().uuidString.lowercased())", endpoint: endpoint,
            region: region,
            usesPathStyle: true)
        if let partSize { settings.partSize = partSize }
        return try await S3BlobStore.lend(
            settings, CredentialSource(credentials ?? owner), in: folder, cacheBytes: cacheBytes
        ) { store in
            let result = try await body(store, Staging(folder: "\(folder.path)/uploads"))
            if credentials == nil, bucket == nil { for key in try await store.keys() { try await store.delete(key) } }
            return result
        }
    }
}

extension S3BlobStore {
    /// Lends a store whose pauses are short, and ends its connections.
    static func lend<R>(
        _ settings: S3Settings, _ credentials: CredentialSource, in folder: TemporaryFolder, cacheBytes: Int = 1 << 30,
        rule: S3RetryRule = S3RetryRule(base: .milliseconds(2), cap: .milliseconds(20)),
        _ body: (S3BlobStore) async throws -> R
    ) async throws -> R {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let store = try S3BlobStore(
            settings, credentials: credentials, cache: "\(folder.path)/cache", cacheBytes: cacheBytes, rule: rule,
            logger: logger)
        do {
            let result = try await body(store)
            await store.shutdown()
            return result
        } catch {
            await store.shutdown()
            throw error
        }
    }
}
