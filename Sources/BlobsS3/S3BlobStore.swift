import AsyncHTTPClient
public import Foundation
public import Logging
import NIOCore
import NIOHTTP1
public import Storage

/// Stored media as objects of an S3 store, each under its digest.
///
/// Objects come by one request, or in parts above a size, on the condition that there is none: so a blob is there whole or
/// not at all. Decoders get copies from a bounded cache on the local disk.
public final class S3BlobStore: BlobStore {
    let client: S3Client
    private let http: HTTPClient
    private let cache: BlobCache
    private var settings: S3Settings { client.settings }

    /// Opens the store; nothing is asked of it yet.
    ///
    /// - Parameters:
    ///   - settings: Where it is.
    ///   - credentials: Who asks.
    ///   - cache: Folder of local copies, for this store alone; what is in it goes.
    ///   - cacheBytes: Most bytes of local copies that nobody reads.
    ///   - logger: Told of failures that sending again did not help.
    ///   - now: The clock that signs.
    /// - Throws: `StorageError` when the folder cannot be used.
    public convenience init(
        _ settings: S3Settings, credentials: CredentialSource, cache: String, cacheBytes: Int = 1 << 30,
        logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) throws(StorageError) {
        try self.init(
            settings, credentials: credentials, cache: cache, cacheBytes: cacheBytes, rule: S3RetryRule(),
            logger: logger,
            now: now)
    }

    init(
        _ settings: S3Settings, credentials: CredentialSource, cache: String, cacheBytes: Int, rule: S3RetryRule,
        logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) throws(StorageError) {
        self.cache = try BlobCache(folder: cache, limit: cacheBytes)
        http = S3Client.connections()
        client = S3Client(
            http: http, settings: settings, credentials: credentials, rule: rule, now: now, logger: logger)
    }

    /// Ends its connections; to be called once, when nothing is asked of it any more.
    public func shutdown() async { try? await http.shutdown() }

    /// Makes sure that the bucket can be read and written to; throws a sentence when not.
    public func check() async throws(StorageError) {
        _ = try await page(after: nil, limit: 1)
        // What is listed may be read only: an object that is no medium is written and deleted.
        let key = "\(settings.prefix)check"
        try await sending { () throws(S3Failure) in
            _ = try await client.send(
                S3Request(method: .PUT, key: key, fields: settings.encryptionFields, body: .bytes(Data("check".utf8))))
            _ = try await client.send(S3Request(method: .DELETE, key: key))
        }
    }

    /// Opens a part of a blob.
    public func read(_ key: BlobKey, _ range: Range<Int>) async throws(StorageError) -> BlobReading {
        try await sending { () throws(S3Failure) in
            guard !range.isEmpty else {
                return BlobReading(size: try await size(of: key), bytes: S3Bytes(client, name(key), 0..<0, nil))
            }
            let response: HTTPClientResponse
            do throws(S3Failure) {
                response = try await client.open(S3Bytes.request(name(key), range))
            } catch {
                guard case .pastEnd(let size) = error else { throw error }
                return BlobReading(size: size, bytes: S3Bytes(client, name(key), 0..<0, nil))
            }
            guard response.status == .partialContent, let size = S3Bytes.size(of: response) else {
                throw .unexpected(status: Int(response.status.code), code: "")
            }
            return BlobReading(
                size: size, bytes: S3Bytes(client, name(key), range.clamped(to: 0..<size), response))
        }
    }

    /// A blob as a local file.
    public func local(_ key: BlobKey) async throws(StorageError) -> LocalBlob {
        try await cache.local(key) { () async throws(StorageError) in try await self.read(key, 0..<Int.max) }
    }

    /// Deletes a blob; an absent one is fine.
    public func delete(_ key: BlobKey) async throws(StorageError) {
        cache.forget(key)
        try await sending { () throws(S3Failure) in
            do throws(S3Failure) {
                _ = try await client.send(S3Request(method: .DELETE, key: name(key)))
            } catch {
                guard error == .keyAbsent else { throw error }
            }
        }
    }

    /// Some of the blobs, in the order of their keys.
    public func page(after cursor: BlobKey?, limit: Int) async throws(StorageError) -> [StoredBlob] {
        try await sending { () throws(S3Failure) in
            var page: [StoredBlob] = []
            var last = cursor.map(name)
            while true {
                let asked = limit - page.count
                var query = [("list-type", "2"), ("max-keys", "\(asked)"), ("prefix", settings.prefix)]
                if let last { query.append(("start-after", last)) }
                let answer = try await client.send(S3Request(method: .GET, query: query)).document
                let objects = answer.elements("Contents")
                page += objects.compactMap(blob).prefix(asked)
                last = objects.last?.first("Key")
                guard page.count < limit, answer.first("IsTruncated") == "true", last != nil else { return page }
            }
        }
    }

    /// Deletes what `put` left behind when it did not end.
    public func tidy(begunBefore time: Date) async throws(StorageError) {
        try await sending { () throws(S3Failure) in
            let query = [("uploads", ""), ("prefix", settings.prefix)]
            let answer = try await client.send(S3Request(method: .GET, query: query)).document
            for upload in answer.elements("Upload") {
                guard let key = upload.first("Key"), let id = upload.first("UploadId"),
                    let begun = upload.first("Initiated").flatMap(Self.date), begun < time
                else { continue }
                await abort(key, id)
            }
        }
    }

    /// The size of a blob, in bytes.
    func size(of key: BlobKey) async throws(S3Failure) -> Int {
        let answer = try await client.send(S3Request(method: .HEAD, key: name(key)))
        guard let size = answer.fields.first(name: "content-length").flatMap({ Int($0) }) else {
            throw .unexpected(status: 200, code: "")
        }
        return size
    }

    /// The name of a blob's object.
    func name(_ key: BlobKey) -> String { settings.prefix + key.digest }

    /// Runs `body`; its failure becomes a sentence.
    func sending<R>(_ body: () async throws(S3Failure) -> R) async throws(StorageError) -> R {
        do throws(S3Failure) { return try await body() } catch { throw StorageError(error, settings) }
    }

    private func blob(_ object: S3Document) -> StoredBlob? {
        guard let name = object.first("Key"), name.hasPrefix(settings.prefix),
            let key = try? BlobKey(String(name.dropFirst(settings.prefix.count))),
            let stored = object.first("LastModified").flatMap(Self.date)
        else { return nil }
        return StoredBlob(key: key, stored: stored)
    }

    private static func date(_ text: String) -> Date? {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        return try? Date(text, strategy: style)
    }
}
