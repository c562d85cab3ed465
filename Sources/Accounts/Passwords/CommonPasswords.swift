import EmbeddedFiles

/// The 3,000 commonest passwords that are long enough to be allowed, most used first in `common.txt`.
enum CommonPasswords {
    private static let all = Set(text.split(separator: "\n").map(String.init))

    private static var text: String {
        String(decoding: EmbeddedFile.bytes(of: "Accounts/Passwords/common.txt"), as: UTF8.self)
    }

    /// Whether a password, however its case, is one of the commonest.
    static func contains(_ password: String) -> Bool { all.contains(password.lowercased()) }
}
