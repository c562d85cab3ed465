/// A list of codes that another version may lengthen: a code of such a version reads as `unknown` instead of failing.
///
/// `unknown` is only read, never given; `allCases` of a conforming type leaves it out.
public protocol ExtensibleCode: RawRepresentable<String>, Codable, Sendable {
    /// What a code of another version reads as.
    static var unknown: Self { get }
}

extension ExtensibleCode {
    /// Reads a code; one that this version does not have is `unknown`.
    public init(from decoder: any Decoder) throws {
        self = Self(rawValue: try decoder.singleValueContainer().decode(String.self)) ?? .unknown
    }
}
