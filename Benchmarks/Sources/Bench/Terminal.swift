import Foundation

/// What is printed.
enum Terminal {
    /// A result, at once: a run that is cut short has shown what it measured.
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Progress on standard error, only where somebody looks.
    static func progress(_ line: String) {
        guard isatty(2) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }
}
