import ArgumentParser
import DetectionCore
import Foundation

/// The command: one verb a file.
@main
struct Touchstone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "touchstone",
        abstract:
            "Looks for signs that an image, video, audio file or text was made by a machine, on your own machine.",
        discussion: """
            A verdict is evidence, not proof. Every figure it rests on was measured on media that no detector was \
            trained on, and is printed with the size of that sample.
            """,
        version: Report.Engine.currentVersion,
        subcommands: [
            ScanCommand.self, VerifyCommand.self, ServeCommand.self, UsersCommand.self, JobsCommand.self,
            KeysCommand.self,
            ConfigCommand.self, DoctorCommand.self, MigrateCommand.self, BackupCommand.self, MoveMediaCommand.self,
            ModelsCommand.self, TrustCommand.self, MCPCommand.self,
        ])

    static func main() async {
        // A closed pipe is an error of one write, not the end of the process: see `StandardOutput`.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let status as ExitStatus {
            Foundation.exit(status.rawValue)
        } catch let error as ValidationError {
            // Found while it ran: how the verb is spelt is no help.
            StandardError.line("touchstone: \(error.message)")
            Foundation.exit(ExitStatus.usage.rawValue)
        } catch {
            // The parser's own failures are usage errors: 64 by its convention, 2 by ours.
            let code = exitCode(for: error)
            guard code != .success else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
        }
    }
}
