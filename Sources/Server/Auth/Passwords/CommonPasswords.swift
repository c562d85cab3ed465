/// The 3,000 commonest passwords that are long enough to be allowed, most used first in `common.txt`.
enum CommonPasswords {
    private static let all = Set(
        String(decoding: PackageResources.common_txt, as: UTF8.self).split(separator: "\n").map(String.init))

    /// Whether a password, however its case, is one of the commonest.
    static func contains(_ password: String) -> Bool { all.contains(password.lowercased()) }
}
