import Storage
import Testing

@Suite("The life of an account, without a store", .timeLimit(.minutes(20)))
struct AccountLifecycleTests {
    /// A command, what it changes and what else follows.
    struct Step: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var command: AccountCommand
        var change: @Sendable (inout UserRecord) -> Void
        var effects: [AccountEffect] = []
    }

    static let standard = StorageAmount(bytes: 100, files: 10)
    static let steps = [
        Step(
            testDescription: "a new password", command: .setPassword(hash: "new", sparing: "here"),
            change: { $0.passwordHash = "new" }, effects: [.end(.allBut("here"))]),
        Step(
            testDescription: "a new password by an administrator", command: .setPassword(hash: "new", sparing: nil),
            change: { $0.passwordHash = "new" }, effects: [.end(.all)]),
        Step(
            testDescription: "a new password in the place of another",
            command: .replacePassword(was: UserRecord.account().passwordHash, hash: "new"),
            change: { $0.passwordHash = "new" },
            effects: [.end(.all)]),
        Step(
            testDescription: "a new password in the place of one that is none any more",
            command: .replacePassword(was: "other", hash: "new"), change: { _ in }),
        Step(testDescription: "a role", command: .setRole(.admin), change: { $0.role = .admin }),
        Step(
            testDescription: "a limit", command: .setLimit(StorageAmount(bytes: 1, files: 2)),
            change: { $0.limit = StorageAmount(bytes: 1, files: 2) }),
        Step(testDescription: "no limit of its own", command: .setLimit(nil), change: { $0.limit = nil }),
        Step(
            testDescription: "a part of the limit", command: .changeLimit(bytes: 7, files: nil, standard: standard),
            change: { $0.limit = StorageAmount(bytes: 7, files: 6) }),
        Step(
            testDescription: "a retention", command: .setRetention(RetentionDefault(mode: .ephemeral)),
            change: { $0.retention = RetentionDefault(mode: .ephemeral) }),
        Step(
            testDescription: "disabled", command: .disable, change: { $0.disabled = time(9) }, effects: [.end(.all)]),
        Step(testDescription: "enabled", command: .enable, change: { $0.disabled = nil }),
        Step(
            testDescription: "an identity", command: .link(ProviderIdentity(issuer: "i", subject: "s")),
            change: { $0.identity = ProviderIdentity(issuer: "i", subject: "s") }),
        Step(testDescription: "no identity", command: .unlink, change: { $0.identity = nil }),
        Step(testDescription: "signed out", command: .endSessions, change: { _ in }, effects: [.end(.all)]),
    ]

    @Test("changes by each command as it says, and in nothing else", arguments: steps)
    func commands(step: Step) {
        var account = UserRecord.account()
        account.limit = StorageAmount(bytes: 5, files: 6)
        var expected = account
        step.change(&expected)
        let (next, effects) = account.applying(step.command, at: time(9))
        #expect(next == expected && effects == step.effects)
    }

    @Test("takes what is not named of a limit from the server's, and stays disabled since the first time")
    func details() {
        let account = UserRecord.account()
        let limited = account.applying(.changeLimit(bytes: nil, files: 3, standard: Self.standard), at: time(1)).next
        #expect(limited.limit == StorageAmount(bytes: 100, files: 3))
        let disabled = account.applying(.disable, at: time(1)).next
        #expect(disabled.applying(.disable, at: time(2)).next.disabled == time(1))
    }

    @Test("lets go of its media before it is deleted")
    func deletion() {
        let effects = UserRecord.account().deleted(referringTo: ["b": 2, "a": 1])
        #expect(effects == [.unrefer(blob: "a", count: 1), .unrefer(blob: "b", count: 2), .delete])
    }
}
