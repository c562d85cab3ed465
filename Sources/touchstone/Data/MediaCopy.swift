import DetectionCore
import MediaDecoding
import Storage

/// Copies all blobs of one store to another one.
struct MediaCopy {
    /// What became of the blobs.
    struct Summary: Equatable {
        /// Blobs that were copied.
        var copied = 0
        /// Blobs that were in the target already.
        var there = 0
        /// Blobs whose bytes are not those of their digests.
        var damaged: [BlobKey] = []
    }

    let source: any BlobStore
    let target: any BlobStore
    /// A local folder through which each blob passes.
    let staging: Staging

    /// Copies what the target does not have; a blob that goes meanwhile is not missed.
    ///
    /// - Throws: `StorageError` when one of the stores fails; what was copied stays.
    func run() async throws(StorageError) -> Summary {
        try await target.check()
        let known = Set(try await target.keys())
        var summary = Summary()
        for key in try await source.keys() {
            guard !known.contains(key) else {
                summary.there += 1
                continue
            }
            do throws(StorageError) {
                try await copy(key)
                summary.copied += 1
            } catch {
                switch error {
                case .absent: continue
                case .damaged: summary.damaged.append(key)
                default: throw error
                }
            }
        }
        return summary
    }

    /// Ends what the stores hold open.
    func shutdown() async {
        await source.shutdown()
        await target.shutdown()
    }

    private func copy(_ key: BlobKey) async throws(StorageError) {
        let local = try await source.local(key)
        let file = staging.begin()
        defer { staging.discard(file) }
        try await WorkQueue.shared.run { () throws(StorageError) in
            if try !Files.link(local.path, to: file.path) { try Files.copy(local.path, to: file.path) }
        }
        guard let digest = try? await MediaFile(path: file.path).sha256(), digest == key.digest else { throw .damaged }
        try await target.put(file, as: key)
        withExtendedLifetime(local) {}
    }
}
