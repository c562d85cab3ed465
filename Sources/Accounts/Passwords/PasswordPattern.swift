/// Recognises passwords that are guessed before any list is needed.
enum PasswordPattern {
    /// Rows of keys and the alphabet, whose runs are no passwords in either direction.
    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
    ]

    /// Whether a password is one short piece again and again: `aaaaaaaa`, `abcabcabc`.
    static func isRepetition(_ password: String) -> Bool {
        let characters = Array(password.lowercased())
        return (1...4).contains { length in
            characters.count >= 2 * length
                && characters.indices.allSatisfy { characters[$0] == characters[$0 % length] }
        }
    }

    /// Whether a password is a run of neighbouring keys or letters, forwards or backwards: `abcdefgh`, `87654321`.
    static func isRun(_ password: String) -> Bool {
        let text = password.lowercased()
        return rows.contains { row in
            let endless = row + row
            return endless.contains(text) || String(endless.reversed()).contains(text)
        }
    }

    /// Whether little is left of a password without a word that is known about its owner.
    static func isMostly(_ word: String, _ password: String) -> Bool {
        guard word.count >= 4 else { return false }
        let rest = password.lowercased().replacing(word.lowercased(), with: "")
        return rest.count < password.count && rest.count < 4
    }
}
