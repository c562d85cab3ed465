import API
import EmbeddedFiles
import Testing

@testable import Accounts
@testable import Server

@Suite("The rule for new passwords", .timeLimit(.minutes(20)))
struct PasswordRuleTests {
    @Test(
        "Refuses what is guessed first",
        arguments: [
            "password", "PASSWORD", "iloveyou", "trustno1", "aaaaaaaaaa", "abcabcabc", "qwertyuiop", "poiuytrewq",
            "abcdefgh", "zyxwvuts", "12345678901", "9876543210", "annabel1", "touchstone!",
        ])
    func refused(password: String) throws {
        let email = try EmailAddress("annabel@example.org")
        #expect(throws: Refusal.self) { try PasswordRule.check(password, for: email) }
    }

    @Test(
        "Accepts everything else that is long enough, whatever its characters",
        arguments: ["correct horse", "annabel likes trains", "пароль на реке", "        x", "a touchstone tests gold"])
    func accepted(password: String) throws {
        try PasswordRule.check(password, for: EmailAddress("annabel@example.org"))
    }

    @Test("Knows three thousand common passwords, the commonest included")
    func list() {
        #expect(EmbeddedFile.bytes(of: "Accounts/Passwords/common.txt").split(separator: 10).count == 3000)
        #expect(CommonPasswords.contains("Password"))
        #expect(!CommonPasswords.contains(""))
    }
}
