public import Storage

import Crypto
import DetectionCore
import Foundation
import NIOCore
import NIOHTTP1

extension S3BlobStore {
    /// Stores a staged file under its digest, unless an equal one is there.
    public func put(_ file: StagedFile, as key: BlobKey) async throws(StorageError) {
        let size = try await WorkQueue.shared.run { () throws(StorageError) in try Files.size(of: file.path) }
        try await sending { () throws(S3Failure) in
            if size > client.settings.partSize {
                // Many bytes: ask before they are sent.
                guard try await !isThere(key, size) else { return }
                try await putParts(file, size, as: key)
            } else {
                try await putWhole(file, size, as: key)
            }
        }
    }

    private func putWhole(_ file: StagedFile, _ size: Int, as key: BlobKey) async throws(S3Failure) {
        let fields = client.settings.encryptionFields + [("x-amz-checksum-sha256", Self.checksum(key))]
        var request = S3Request(
            method: .PUT, key: name(key), fields: fields + [Self.unlessThere],
            body: .file(file, 0..<size, digest: key.digest))
        do throws(S3Failure) {
            _ = try await client.send(request)
        } catch {
            switch error {
            case .exists where try await isThere(key, size): return
            // It is there and damaged, or the store knows no conditions: equal bytes may be written over each other.
            case .exists, .unknownCondition: request.fields = fields
            default: throw error
            }
            _ = try await client.send(request)
        }
    }

    private func putParts(_ file: StagedFile, _ size: Int, as key: BlobKey) async throws(S3Failure) {
        let begin = S3Request(
            method: .POST, key: name(key), query: [("uploads", "")], fields: client.settings.encryptionFields)
        guard let id = try await client.send(begin).document.first("UploadId") else {
            throw .unexpected(status: 200, code: "")
        }
        do throws(S3Failure) {
            let parts = try await sendParts(file, size, as: key, id)
            try await complete(key, id, parts, size)
        } catch {
            await abort(name(key), id)
            throw error
        }
    }

    /// Sends the parts one after the other; the list that completes the upload.
    private func sendParts(
        _ file: StagedFile, _ size: Int, as key: BlobKey, _ id: String
    ) async throws(S3Failure) -> String {
        var (list, whole) = ("", SHA256())
        for (index, start) in stride(from: 0, to: size, by: client.settings.partSize).enumerated() {
            let range = start..<min(size, start + client.settings.partSize)
            let digest = try await Self.digest(of: file, range, adding: &whole)
            let answer = try await client.send(
                S3Request(
                    method: .PUT, key: name(key), query: [("partNumber", "\(index + 1)"), ("uploadId", id)],
                    body: .file(file, range, digest: digest)))
            guard let tag = answer.fields.first(name: "etag") else { throw .unexpected(status: 200, code: "") }
            list += "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\(S3Document.encoded(tag))</ETag></Part>"
        }
        // Each part was checked on its way; this is for the bytes on the local disk.
        guard Hex.string(whole.finalize()) == key.digest else { throw .unexpected(status: 0, code: "DigestMismatch") }
        return list
    }

    private func complete(_ key: BlobKey, _ id: String, _ parts: String, _ size: Int) async throws(S3Failure) {
        let body = "<CompleteMultipartUpload>\(parts)</CompleteMultipartUpload>"
        var request = S3Request(
            method: .POST, key: name(key), query: [("uploadId", id)], fields: [Self.unlessThere],
            body: .bytes(Data(body.utf8)))
        do throws(S3Failure) {
            _ = try await client.send(request)
        } catch {
            switch error {
            case .exists where try await isThere(key, size): return await abort(name(key), id)
            // An answer that was lost: the same request has completed it before.
            case .keyAbsent where try await isThere(key, size): return
            case .exists, .unknownCondition: request.fields = []
            default: throw error
            }
            _ = try await client.send(request)
        }
    }

    /// Gives an upload in parts up; what cannot be given up now is tidied later.
    func abort(_ name: String, _ id: String) async {
        _ = try? await client.send(S3Request(method: .DELETE, key: name, query: [("uploadId", id)]))
    }

    /// Whether a blob is there with all its bytes.
    private func isThere(_ key: BlobKey, _ size: Int) async throws(S3Failure) -> Bool {
        do throws(S3Failure) {
            return try await self.size(of: key) == size
        } catch {
            guard error == .keyAbsent else { throw error }
            return false
        }
    }

    private static let unlessThere = ("if-none-match", "*")

    /// The digest of a key in base64, with which stores compare what they have received.
    private static func checksum(_ key: BlobKey) -> String {
        let digits = Array(key.digest)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { start in
            UInt8(String(digits[start...start + 1]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }

    private static func digest(
        of file: StagedFile, _ range: Range<Int>, adding whole: inout SHA256
    ) async throws(S3Failure) -> String {
        var part = SHA256()
        do {
            for try await chunk in try FileBytes(file.path, range) {
                chunk.withUnsafeReadableBytes {
                    part.update(bufferPointer: $0)
                    whole.update(bufferPointer: $0)
                }
            }
        } catch {
            throw .unexpected(status: 0, code: "FileUnreadable")
        }
        return Hex.string(part.finalize())
    }
}
