import ArgumentParser
import Foundation
import Presentation

/// A file that is written beside its place and moved there when complete, so that no half file is ever found.
///
/// Links are followed. What is there and is no regular file, such as a device or a pipe, is written to and stays.
final class OutputFile {
    private let path: String
    private let descriptor: Int32
    private let draft: Draft?

    /// Starts the file.
    ///
    /// - Throws: `ValidationError` when the place cannot be written to.
    init(path: String) throws {
        self.path = path
        let place = try Self.place(path)
        var status = stat()
        let isSpecial = stat(place, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        draft = isSpecial ? nil : Draft(beside: place)
        descriptor = draft?.descriptor ?? open(place, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            let words = String(cString: strerror(errno))
            throw ValidationError(
                "\(path.printable) cannot be written: \(words). Check the folder and its permissions.")
        }
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    /// Adds bytes.
    ///
    /// - Throws: When they cannot be written; a line on standard error says why.
    func write(_ data: Data) throws(ExitStatus) { try check(Descriptor.write(data, to: descriptor)) }

    /// Adds text.
    func write(_ text: String) throws(ExitStatus) { try write(Data(text.utf8)) }

    /// Puts the complete file in its place.
    ///
    /// - Throws: As `write`.
    func finish() throws(ExitStatus) {
        if let draft { try check(draft.putInPlace()) }
    }

    private func check(_ code: Int32) throws(ExitStatus) {
        guard code != 0 else { return }
        if code == EPIPE { throw .outputClosed }
        StandardError.line("\(path.printable) cannot be written: \(String(cString: strerror(code))).")
        throw .incomplete
    }

    /// Where a path leads when its last part is a link, whether or not something is there.
    private static func place(_ path: String) throws -> String {
        var place = path
        for _ in 0..<40 {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else { return place }
            place = URL(filePath: target, relativeTo: URL(filePath: place)).path
        }
        throw ValidationError("\(path.printable) cannot be written: it is a link to itself.")
    }
}
