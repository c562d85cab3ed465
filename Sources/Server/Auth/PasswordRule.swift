import API

/// What a new password must be: long enough.
///
/// Which characters it holds is nobody's business (NIST SP 800-63B).
enum PasswordRule {
    /// Allowed lengths in characters.
    static let lengths = 8...128

    /// Refuses a password that is too short or too long.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    static func check(_ password: String) throws(Refusal) {
        guard lengths.contains(password.unicodeScalars.count), !password.unicodeScalars.contains("\0") else {
            throw Refusal(
                .invalidRequest,
                "The field 'password' must have \(lengths.lowerBound) to \(lengths.upperBound) characters.")
        }
    }
}
