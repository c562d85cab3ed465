import Foundation

/// Progress on standard error, only where somebody looks.
enum Terminal {
    static func progress(_ line: String) {
        guard isatty(2) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }
}
