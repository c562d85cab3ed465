/// Who asks an S3 store.
public struct S3Credentials: Sendable, Equatable {
    /// Id of the access key.
    public var accessKey: String
    /// The secret that signs.
    public var secretKey: String
    /// The token of temporary credentials; nil for lasting ones.
    public var sessionToken: String?

    /// Credentials.
    public init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
    }
}

extension S3Credentials {
    /// Credentials out of a file in AWS's form: lines such as `aws_access_key_id = …` below `[default]`.
    ///
    /// Lines of other profiles do not count; nil when one of the two keys is missing.
    init?(file text: String) {
        var values: [Substring: String] = [:]
        var counts = true
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmed
            if line.first == "[" {
                counts = line == "[default]"
            } else if counts, line.first != "#", let sign = line.firstIndex(of: "=") {
                values[line[..<sign].trimmed] = String(line[line.index(after: sign)...].trimmed)
            }
        }
        guard let accessKey = values["aws_access_key_id"], let secretKey = values["aws_secret_access_key"] else {
            return nil
        }
        self.init(accessKey: accessKey, secretKey: secretKey, sessionToken: values["aws_session_token"])
    }
}

extension Substring {
    /// Without white space at its ends.
    fileprivate var trimmed: Substring {
        let rest = drop(while: \.isWhitespace)
        return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? ""
    }
}
