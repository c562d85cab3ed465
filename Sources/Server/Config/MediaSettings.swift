import Configuration
import Signing

/// Where media that are too large for the database are stored.
package struct MediaSettings: Sendable, Equatable {
    /// `s3://bucket/prefix`, or the path of a folder; empty for the data folder.
    package var blobs: String
    /// Address of the S3 store; empty for Amazon's in the region.
    package var endpoint: String
    /// Region of the bucket.
    package var region: String
    /// Whether the bucket is a part of the path of an address, instead of its host name.
    package var usesPathStyle: Bool
    /// Id of the access key.
    package var accessKey: String
    /// The secret that signs requests.
    package var secretKey: String
    /// The token of temporary credentials; empty for lasting ones.
    package var sessionToken: String
    /// A file with credentials in AWS's form, which is read again when it changes; empty for those above.
    package var credentials: String
    /// How the store encrypts media: `AES256`, `aws:kms` or `aws:kms:KEY`; empty leaves it to the bucket.
    package var encryption: String
    /// Most bytes of local copies of media in an S3 store, beside those that are being analysed.
    package var cacheBytes: Int

    /// Settings; media are in the data folder unless told otherwise.
    package init(
        blobs: String = "", endpoint: String = "", region: String = "us-east-1", usesPathStyle: Bool = false,
        accessKey: String = "", secretKey: String = "", sessionToken: String = "", credentials: String = "",
        encryption: String = "", cacheBytes: Int = 1 << 30
    ) {
        self.blobs = blobs
        self.endpoint = endpoint
        self.region = region
        self.usesPathStyle = usesPathStyle
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
        self.credentials = credentials
        self.encryption = encryption
        self.cacheBytes = cacheBytes
    }

    /// Reads settings.
    ///
    /// - `blobs` (string, optional, default: the data folder): `s3://BUCKET/PREFIX`, or a folder; where larger media are.
    /// - `s3.endpoint` (string, optional, default: Amazon's): address of the S3 store.
    /// - `s3.region` (string, optional, default: us-east-1): region of the bucket.
    /// - `s3.path.style` (bool, optional, default: true with an endpoint): the bucket is a part of the path.
    /// - `s3.access.key` (string, optional): id of the access key.
    /// - `s3.secret.key` (string, secret, optional): the secret that signs requests.
    /// - `s3.session.token` (string, secret, optional): token of temporary credentials.
    /// - `s3.credentials` (string, optional): file with credentials in AWS's form, instead of the three above.
    /// - `s3.encryption` (string, optional, default: the bucket's): `AES256`, `aws:kms` or `aws:kms:KEY`.
    /// - `cache.bytes` (int, optional, default: 1073741824): most bytes of local copies of media in an S3 store.
    init(reader: ConfigReader) {
        let defaults = MediaSettings()
        let endpoint = reader.string(forKey: "s3.endpoint", default: defaults.endpoint)
        self.init(
            blobs: reader.string(forKey: "blobs", default: defaults.blobs), endpoint: endpoint,
            region: reader.string(forKey: "s3.region", default: defaults.region),
            usesPathStyle: reader.bool(forKey: "s3.path.style", default: !endpoint.isEmpty),
            accessKey: reader.string(forKey: "s3.access.key", default: defaults.accessKey),
            secretKey: reader.string(forKey: "s3.secret.key", isSecret: true, default: defaults.secretKey),
            sessionToken: reader.string(forKey: "s3.session.token", isSecret: true, default: defaults.sessionToken),
            credentials: reader.string(forKey: "s3.credentials", default: defaults.credentials),
            encryption: reader.string(forKey: "s3.encryption", default: defaults.encryption),
            cacheBytes: reader.int(forKey: "cache.bytes", default: defaults.cacheBytes))
    }

    /// Whether media are in an S3 store.
    package var isS3: Bool { blobs.hasPrefix("s3:") }

    /// Refuses values that cannot work.
    func validate() throws(ConfigurationError) {
        guard cacheBytes >= 0 else { throw ConfigurationError("cache.bytes: it must not be negative.") }
        guard isS3 else { return }
        guard !credentials.isEmpty || !accessKey.isEmpty && !secretKey.isEmpty else {
            throw ConfigurationError("blobs: \(blobs) needs s3.access.key and s3.secret.key, or s3.credentials.")
        }
    }
}
