import Foundation

/// Whole lines on the standard output; a reader that went away ends the command quietly.
enum StandardOutput {
    /// Writes one line and its end.
    ///
    /// - Throws: `ExitStatus.outputClosed` when nobody reads any more, `incomplete` when the disk is full.
    static func line(_ text: String) throws(ExitStatus) {
        let code = Descriptor.write((text + "\n").utf8, to: STDOUT_FILENO)
        if code != 0 { throw failure(code) }
    }

    private static func failure(_ code: Int32) -> ExitStatus {
        if code == EPIPE { return .outputClosed }
        StandardError.line("The output cannot be written: \(String(cString: strerror(code))).")
        return .incomplete
    }
}
