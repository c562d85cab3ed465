import ArgumentParser
import Foundation
import Presentation

/// A file that is written beside its place and moved there when complete, so that no half file is ever found.
final class OutputFile {
    private let path: String
    private let draft: String
    private let handle: FileHandle

    /// Starts the file.
    ///
    /// - Throws: `ValidationError` when the place cannot be written to.
    init(path: String) throws {
        self.path = path
        draft = path + ".part"
        guard FileManager.default.createFile(atPath: draft, contents: nil),
            let handle = FileHandle(forWritingAtPath: draft)
        else {
            throw ValidationError("\(path.printable) cannot be written: check the folder and its permissions.")
        }
        self.handle = handle
    }

    /// Adds bytes.
    func write(_ data: Data) throws { try handle.write(contentsOf: data) }

    /// Adds text.
    func write(_ text: String) throws { try write(Data(text.utf8)) }

    /// Puts the complete file in its place.
    func close() throws {
        try handle.close()
        guard rename(draft, path) == 0 else {
            throw ValidationError("\(path.printable) cannot be written: \(String(cString: strerror(errno))).")
        }
    }
}
