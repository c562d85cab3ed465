import Accounts
import ArgumentParser
import Server
import Storage

/// `touchstone users set-limit`: how much one account may keep.
struct SetLimitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-limit", abstract: "Set how much an account may keep; without figures, the server's limit.")

    @OptionGroup var store: UserStore

    @Argument(help: "Address of the account.")
    var email: String

    @Option(help: "Most bytes of media.")
    var bytes: Int?

    @Option(help: "Most analyses.")
    var files: Int?

    func validate() throws {
        guard bytes ?? 0 >= 0, files ?? 0 >= 0 else { throw ValidationError("Limits must not be negative.") }
        guard (bytes == nil) == (files == nil) else { throw ValidationError("Give --bytes and --files, or neither.") }
    }

    func run() async throws {
        let limit = bytes.flatMap { bytes in files.map { StorageAmount(bytes: bytes, files: $0) } }
        try await store.withAdministration { try await $0.setLimit(limit, email: email) }
    }
}
