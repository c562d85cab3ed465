import Foundation

/// Remarks for a person, kept apart from the results.
enum StandardError {
    /// Whether a person is likely to watch.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text as it is; nothing depends on its being read.
    static func write(_ text: String) {
        _ = Descriptor.write(text.utf8, to: STDERR_FILENO)
    }

    /// Writes one line.
    static func line(_ text: String) { write(text + "\n") }
}
