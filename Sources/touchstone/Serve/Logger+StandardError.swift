import Logging

extension Logger {
    /// Writes to standard error: lines for a person who watches, JSON for a machine.
    static func standardError(label: String) -> Logger {
        Logger(label: label) { label in
            StandardError.isTerminal
                ? StreamLogHandler.standardError(label: label) as any LogHandler : JSONLogHandler(label: label)
        }
    }
}
