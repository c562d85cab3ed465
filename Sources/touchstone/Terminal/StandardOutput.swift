import Foundation

/// Whole lines on the standard output; a reader that went away ends the command quietly.
enum StandardOutput {
    /// Writes one line and its end.
    ///
    /// - Throws: `ExitStatus.outputClosed` when nobody reads any more, `incomplete` when the disk is full.
    static func line(_ text: String) throws(ExitStatus) {
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure(errno) }
            rest = rest.dropFirst(written)
        }
    }

    private static func failure(_ code: Int32) -> ExitStatus {
        if code == EPIPE { return .outputClosed }
        StandardError.line("The output cannot be written: \(String(cString: strerror(code))).")
        return .incomplete
    }
}
