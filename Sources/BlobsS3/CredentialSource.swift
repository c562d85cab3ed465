import Foundation
import Storage
import Synchronization

/// Where the credentials of a store come from.
public final class CredentialSource: Sendable {
    private enum Origin: Sendable {
        case given(S3Credentials)
        case file(String)
    }

    private let origin: Origin
    private let known = Mutex<(written: Date, credentials: S3Credentials)?>(nil)

    /// Credentials that never change.
    public init(_ credentials: S3Credentials) { origin = .given(credentials) }

    /// Credentials of a file in AWS's form, read again whenever it has changed; so temporary ones can be renewed.
    public init(file path: String) { origin = .file(path) }

    /// The credentials to sign with now.
    ///
    /// - Throws: `unavailable` when the file cannot be read or holds none.
    func current() throws(StorageError) -> S3Credentials {
        switch origin {
        case .given(let credentials): return credentials
        case .file(let path): return try read(path)
        }
    }

    private func read(_ path: String) throws(StorageError) -> S3Credentials {
        guard let written = Files.written(path), let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unavailable("s3.credentials: the file \(path) cannot be read.")
        }
        if let known = known.withLock({ $0 }), known.written == written { return known.credentials }
        guard let credentials = S3Credentials(file: text) else {
            throw .unavailable("s3.credentials: \(path) names no aws_access_key_id and aws_secret_access_key.")
        }
        known.withLock { $0 = (written, credentials) }
        return credentials
    }
}
