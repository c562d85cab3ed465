import Foundation

/// One version of a model on disk: its files may lie in any of the roots, earlier roots first.
struct ModelFolder: Sendable, Equatable {
    var id: String
    var version: String
    var roots: [String]

    /// Path of a file in the first root that has it.
    func path(of file: String) -> String? {
        roots.lazy.map { "\($0)/\(id)/\(version)/\(file)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// Path of a pinned file whose content is the pinned one.
    ///
    /// Blocks while it reads.
    /// - Throws: `InferenceError` with `modelMissing` or `digestMismatch`.
    func verifiedPath(of reference: FileReference) throws(InferenceError) -> String {
        guard let path = path(of: reference.file) else { throw missing(reference) }
        guard let digest = FileDigest.sha256(ofFile: path) else { throw missing(reference) }
        guard digest == reference.sha256 else { throw mismatch(reference, digest) }
        return path
    }

    /// Content of a pinned file.
    ///
    /// Blocks while it reads.
    /// - Throws: `InferenceError` with `modelMissing` or `digestMismatch`.
    func verifiedBytes(of reference: FileReference) throws(InferenceError) -> [UInt8] {
        guard let path = path(of: reference.file), let data = FileManager.default.contents(atPath: path) else {
            throw missing(reference)
        }
        let digest = FileDigest.sha256(of: data)
        guard digest == reference.sha256 else { throw mismatch(reference, digest) }
        return Array(data)
    }

    private func missing(_ reference: FileReference) -> InferenceError {
        InferenceError(
            .modelMissing, "The file '\(reference.file)' of the model '\(id)' \(version) is missing: run ./setup.")
    }

    private func mismatch(_ reference: FileReference, _ digest: String) -> InferenceError {
        InferenceError(
            .digestMismatch,
            "The file '\(reference.file)' of the model '\(id)' \(version) is not the one its manifest pins "
                + "(SHA-256 \(digest.prefix(12))… instead of \(reference.sha256.prefix(12))…): run ./setup again.")
    }
}
