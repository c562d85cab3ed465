public import Storage

/// Where and how media are kept in an S3 store.
public struct S3Settings: Sendable, Equatable {
    /// The bucket.
    public var bucket: String
    /// What every key begins with: empty, or a path that ends with a slash.
    public var prefix: String
    /// Scheme, host and perhaps port of the store, such as `https://s3.eu-central-1.amazonaws.com`.
    public var endpoint: String
    /// The region that requests are signed for.
    public var region: String
    /// Whether the bucket is a part of the path, instead of the host name.
    public var usesPathStyle: Bool
    /// How the store encrypts media: `AES256`, `aws:kms`, or `aws:kms:` and the id of a key; empty leaves it to the bucket.
    public var encryption: String
    /// A medium with more bytes comes in parts of so many; S3 asks for 5 MiB at least.
    public var partSize = 16 << 20

    /// Settings for an address of the form `s3://bucket/prefix`.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - endpoint: Empty for Amazon's in the region.
    ///   - region: The region.
    ///   - usesPathStyle: Whether the bucket is a part of the path.
    ///   - encryption: As the property.
    /// - Throws: `failed` with one sentence that names the setting.
    public init(
        address: String, endpoint: String = "", region: String = "us-east-1", usesPathStyle: Bool = false,
        encryption: String = ""
    ) throws(StorageError) {
        let form = /s3:\/\/([a-z0-9][a-z0-9.\-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9._\/\-]*))?/
        guard let match = address.wholeMatch(of: form) else {
            throw .failed("blobs: \(address) is no address of a bucket. Use s3://BUCKET or s3://BUCKET/PREFIX.")
        }
        guard endpoint.isEmpty || endpoint.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-\[\]:]+\/?/) != nil else {
            throw .failed("s3.endpoint: \(endpoint) is no address. Use one such as https://s3.example.org.")
        }
        guard region.wholeMatch(of: /[A-Za-z0-9\-]+/) != nil else {
            throw .failed("s3.region: \(region) is no region. Use one such as eu-central-1.")
        }
        guard encryption.isEmpty || encryption.wholeMatch(of: /AES256|aws:kms(?::[A-Za-z0-9:\/_\-]+)?/) != nil else {
            throw .failed("s3.encryption: \(encryption) is not known. Use AES256, aws:kms or aws:kms:KEY.")
        }
        bucket = String(match.1)
        let path = (match.2 ?? "").split(separator: "/").joined(separator: "/")
        prefix = path.isEmpty ? "" : "\(path)/"
        let given = endpoint.isEmpty ? "https://s3.\(region).amazonaws.com" : endpoint
        self.endpoint = given.hasSuffix("/") ? String(given.dropLast()) : given
        self.region = region
        self.usesPathStyle = usesPathStyle
        self.encryption = encryption
    }

    /// The host, with its port, that a request is for.
    var host: String {
        let authority = String(endpoint.split(separator: "/", maxSplits: 1)[1].dropFirst())
        return usesPathStyle ? authority : "\(bucket).\(authority)"
    }

    /// The path of an object; without a key that of the bucket.
    func path(_ key: String = "") -> String { usesPathStyle ? "/\(bucket)/\(key)" : "/\(key)" }

    /// The address without a path.
    var origin: String { "\(endpoint.split(separator: "/", maxSplits: 1)[0])//\(host)" }

    /// The header fields with which a medium is stored.
    var encryptionFields: [(String, String)] {
        guard !encryption.isEmpty else { return [] }
        guard encryption.hasPrefix("aws:kms:") else { return [("x-amz-server-side-encryption", encryption)] }
        return [
            ("x-amz-server-side-encryption", "aws:kms"),
            ("x-amz-server-side-encryption-aws-kms-key-id", String(encryption.dropFirst("aws:kms:".count))),
        ]
    }
}
