extension Problem: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, code, cause, hint, analysis, list, certificate
    }

    /// Reads a problem; the members of a shortage lie beside its own.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decode(String.self, forKey: .type)
        title = try container.decode(String.self, forKey: .title)
        status = try container.decode(Int.self, forKey: .status)
        detail = try container.decode(String.self, forKey: .detail)
        code = try container.decode(ProblemCode.self, forKey: .code)
        cause = try container.decodeIfPresent(ProblemCause.self, forKey: .cause)
        hint = try container.decode(String.self, forKey: .hint)
        duplicate = code == .duplicateMedia ? try container.decodeIfPresent(String.self, forKey: .analysis) : nil
        list = try container.decodeIfPresent(String.self, forKey: .list)
        certificate = try container.decodeIfPresent(Int.self, forKey: .certificate)
        shortage = code == .quotaExceeded ? try? Shortage(from: decoder) : nil
    }

    /// Writes a problem; the members of a shortage lie beside its own.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encode(detail, forKey: .detail)
        try container.encode(code, forKey: .code)
        try container.encodeIfPresent(cause, forKey: .cause)
        try container.encode(hint, forKey: .hint)
        try container.encodeIfPresent(duplicate, forKey: .analysis)
        try container.encodeIfPresent(list, forKey: .list)
        try container.encodeIfPresent(certificate, forKey: .certificate)
        try shortage?.encode(to: encoder)
    }
}
