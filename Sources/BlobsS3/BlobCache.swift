import Crypto
import DetectionCore
import Foundation
import NIOCore
import Storage
import Synchronization

/// Copies of remote blobs in a local folder.
///
/// Those who ask for one blob at a time share its download, a copy is compared with its digest before anybody reads it, and
/// what somebody reads stays.
final class BlobCache: Sendable {
    private typealias Arrival = Task<Result<Void, StorageError>, Never>

    /// A download and those who wait for it; what it brings is held until all of them have it.
    private struct Download: Sendable {
        let task: Arrival
        var waiting = 1
        var cancelled = 0
    }

    private struct State: Sendable {
        var ledger: CopyLedger
        var downloads: [Int: Download] = [:]
        /// The download that whoever asks for a blob now waits for.
        var current: [BlobKey: Int] = [:]
        var next = 0
    }

    private let folder: String
    private let state: Mutex<State>

    /// An empty cache in a folder, which is created if it is absent; what is in it goes.
    ///
    /// - Throws: `StorageError` when the folder cannot be used.
    init(folder: String, limit: Int) throws(StorageError) {
        self.folder = folder
        state = Mutex(State(ledger: CopyLedger(limit: limit)))
        try Files.createFolder(folder)
        for name in try Files.names(in: folder) { _ = try Files.remove("\(folder)/\(name)") }
    }

    /// A blob as a local file, which is downloaded unless it is there.
    ///
    /// - Parameter open: Opens the whole blob.
    /// - Throws: What `open` throws; `damaged` when the bytes are not those of the digest; `full`.
    func local(
        _ key: BlobKey, open: @escaping @Sendable () async throws(StorageError) -> BlobReading
    ) async throws(StorageError) -> LocalBlob {
        guard let (task, number) = join(key, open) else { return copy(of: key) }
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            giveUp(key, number)
        }
        let isHeld = leave(key, number, hasArrived: (try? result.get()) != nil)
        try result.get()
        guard isHeld else { throw .absent }
        return copy(of: key)
    }

    /// Lets a copy go as soon as nobody reads it.
    func forget(_ key: BlobKey) { state.withLock { delete($0.ledger.forget(key)) } }

    /// Begins to wait for a download; nil when there is a copy, which is held then.
    private func join(
        _ key: BlobKey, _ open: @escaping @Sendable () async throws(StorageError) -> BlobReading
    ) -> (Arrival, Int)? {
        state.withLock { state in
            if state.ledger.open(key) { return nil }
            if let number = state.current[key], let download = state.downloads[number] {
                state.downloads[number]?.waiting += 1
                return (download.task, number)
            }
            state.next += 1
            let number = state.next
            let task = Arrival { await self.download(key, number, open) }
            state.downloads[number] = Download(task: task)
            state.current[key] = number
            return (task, number)
        }
    }

    /// Takes note of somebody who would rather not wait; when they are all that do, the download ends.
    private func giveUp(_ key: BlobKey, _ number: Int) {
        state.withLock { state in
            state.downloads[number]?.cancelled += 1
            guard let download = state.downloads[number], download.cancelled == download.waiting else { return }
            download.task.cancel()
            if state.current[key] == number { state.current[key] = nil }
        }
    }

    /// Ends to wait; whether the copy is held now.
    private func leave(_ key: BlobKey, _ number: Int, hasArrived: Bool) -> Bool {
        state.withLock { state in
            let isHeld = hasArrived && state.ledger.open(key)
            state.downloads[number]?.waiting -= 1
            if state.downloads[number]?.waiting == 0 {
                state.downloads[number] = nil
                if state.current[key] == number { state.current[key] = nil }
                if hasArrived { delete(state.ledger.close(key)) }
            }
            return isHeld
        }
    }

    private func copy(of key: BlobKey) -> LocalBlob {
        LocalBlob(path: path(key)) { [self] in state.withLock { delete($0.ledger.close(key)) } }
    }

    private func download(
        _ key: BlobKey, _ number: Int, _ open: @Sendable () async throws(StorageError) -> BlobReading
    ) async -> Result<Void, StorageError> {
        let draft = "\(folder)/\(number).new"
        do throws(StorageError) {
            let reading = try await open()
            state.withLock { delete($0.ledger.makeRoom(for: reading.size)) }
            guard try await write(reading, to: draft) == key.digest else { throw .damaged }
            try state.withLock { state throws(StorageError) in
                try Files.rename(draft, to: path(key))
                delete(state.ledger.add(key, bytes: reading.size, readers: 1))
            }
            return .success(())
        } catch {
            unlink(draft)
            return .failure(error)
        }
    }

    /// Writes all bytes of a blob to a file; their SHA-256.
    private func write(_ reading: BlobReading, to path: String) async throws(StorageError) -> String {
        let file = try NewFile(path)
        var digest = SHA256()
        do {
            for try await chunk in reading.bytes {
                chunk.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
                try await file.append(chunk)
            }
        } catch {
            throw error as? StorageError ?? .unavailable("The download of a medium was cancelled.")
        }
        return Hex.string(digest.finalize())
    }

    private func path(_ key: BlobKey) -> String { "\(folder)/\(key)" }

    private func delete(_ keys: [BlobKey]) { for key in keys { unlink(path(key)) } }
}
