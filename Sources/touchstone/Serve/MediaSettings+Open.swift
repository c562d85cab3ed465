import BlobsFile
import BlobsS3
import Foundation
import Logging
import Server
import Signing
import Storage

extension MediaSettings {
    /// Opens the store of media, of which nothing is asked yet.
    ///
    /// - Parameters:
    ///   - folder: The data folder.
    ///   - cache: Name of the folder of local copies in it, of which one process at a time is the owner.
    /// - Throws: `ConfigurationError` for settings that cannot work; `StorageError`.
    func open(dataFolder folder: String, cache: String = "cache", logger: Logger) throws -> any BlobStore {
        guard isS3 else {
            return try FileBlobStore(folder: blobs.isEmpty ? "\(folder)/media/objects" : blobs)
        }
        let settings: S3Settings
        do {
            settings = try S3Settings(
                address: blobs, endpoint: endpoint, region: region, usesPathStyle: usesPathStyle, encryption: encryption
            )
        } catch StorageError.failed(let sentence) {
            throw ConfigurationError(sentence)
        }
        let source =
            credentials.isEmpty
            ? CredentialSource(
                S3Credentials(
                    accessKey: accessKey, secretKey: secretKey,
                    sessionToken: sessionToken.isEmpty ? nil : sessionToken))
            : CredentialSource(file: credentials)
        return try S3BlobStore(
            settings, credentials: source, cache: "\(folder)/media/\(cache)", cacheBytes: cacheBytes, logger: logger)
    }
}
