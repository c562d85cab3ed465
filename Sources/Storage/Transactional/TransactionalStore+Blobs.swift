public import Foundation

extension TransactionalStore: BlobRepository {
    /// Announces that the bytes of a blob are about to be put.
    public func touch(blob key: String, bytes: Int, at time: Date) async throws(StorageError) {
        try await write(changing: [.blob(key)]) { transaction throws(StorageError) in
            let known = try transaction.blob(key: key)
            try transaction.put(known?.touched(at: time) ?? BlobRecord(key: key, bytes: bytes, touched: time))
        }
    }

    /// Those of some blobs that are known, by key.
    public func blobs(among keys: Set<String>) async throws(StorageError) -> [String: BlobRecord] {
        try await read { transaction throws(StorageError) in
            var known: [String: BlobRecord] = [:]
            for key in keys { known[key] = try transaction.blob(key: key) }
            return known
        }
    }

    /// Dooms blobs that nobody refers to and nobody has touched since a time.
    public func claimDoomed(
        touchedBefore limit: Date, at time: Date, limit count: Int
    ) async throws(StorageError) -> [BlobRecord] {
        try await write { transaction throws(StorageError) in
            // An older deletion is looked for as well: it may have been begun after `limit`.
            let candidates = try transaction.unreferencedBlobs(
                touchedBefore: max(limit, time - BlobRecord.deletion), limit: count)
            return try transaction.doom(candidates, at: time, touchedBefore: limit)
        }
    }

    /// Dooms those of some blobs that nobody refers to.
    public func claimDoomed(among keys: Set<String>, at time: Date) async throws(StorageError) -> Set<String> {
        try await write(changing: Set(keys.map(Hotspot.blob))) { transaction throws(StorageError) in
            var candidates: [BlobRecord] = []
            for key in keys.sorted() {
                if let blob = try transaction.blob(key: key) { candidates.append(blob) }
            }
            return Set(try transaction.doom(candidates, at: time, touchedBefore: .distantFuture).map(\.key))
        }
    }

    /// Forgets a doomed blob whose bytes are deleted.
    public func forget(blob key: String) async throws(StorageError) {
        try await write(changing: [.blob(key)]) { transaction throws(StorageError) in
            guard try transaction.blob(key: key)?.isDoomed == true else { return }
            try transaction.deleteBlob(key: key)
        }
    }
}

extension StoreTransaction {
    fileprivate func doom(
        _ blobs: [BlobRecord], at time: Date, touchedBefore limit: Date
    ) throws(StorageError) -> [BlobRecord] {
        var doomed: [BlobRecord] = []
        for blob in blobs {
            guard let blob = blob.doomed(at: time, touchedBefore: limit) else { continue }
            try put(blob)
            doomed.append(blob)
        }
        return doomed
    }
}
