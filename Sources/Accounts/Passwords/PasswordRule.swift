import API

/// What a new password must be: long enough, and not one that is guessed first (NIST SP 800-63B).
///
/// Which characters it holds is nobody's business.
enum PasswordRule {
    /// Allowed lengths in Unicode scalars, of at most four bytes each.
    static let lengths = 8...128

    /// A typed password, cut where it is longer than any account's: hashing it costs no more than hashing those.
    static func bounded(_ typed: String) -> String {
        String(String.UnicodeScalarView(typed.unicodeScalars.prefix(lengths.upperBound + 1)))
    }

    /// Refuses a password that is too short, too long or easily guessed.
    ///
    /// - Parameters:
    ///   - password: The new password.
    ///   - email: The address of its account.
    /// - Throws: `Refusal` with `invalid_request`.
    static func check(_ password: String, for email: EmailAddress) throws(Refusal) {
        guard lengths.contains(password.unicodeScalars.count), !password.unicodeScalars.contains("\0") else {
            throw Refusal(
                .invalidRequest,
                "The field 'password' must have \(lengths.lowerBound) to \(lengths.upperBound) characters.",
                cause: .passwordLength)
        }
        guard !CommonPasswords.contains(password), !PasswordPattern.isRepetition(password),
            !PasswordPattern.isRun(password)
        else {
            throw Refusal(
                .invalidRequest, "This password is one of the first that are tried. Choose another.",
                cause: .passwordCommon)
        }
        let name = String(email.value.prefix { $0 != "@" })
        guard ![name, email.value, "touchstone"].contains(where: { PasswordPattern.isMostly($0, password) }) else {
            throw Refusal(
                .invalidRequest, "The password is too close to the address or this program's name.",
                cause: .passwordSimilar)
        }
    }
}
