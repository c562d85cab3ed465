import ArgumentParser
import Foundation
import Presentation

/// Where the files of a scan are written to: nowhere that holds a file to be judged, and each to a place of its own.
enum OutputPlaces {
    /// Refuses places that would cost somebody a file.
    ///
    /// - Throws: `ValidationError` for an empty name, the place of a file that is scanned, or one that is named twice.
    static func check(_ outputs: [String], sparing inputs: [ScanPath]) throws {
        var taken: Set<Identity> = []
        for output in outputs {
            guard !output.isEmpty else { throw ValidationError("A file to write to has no name.") }
            guard let identity = Identity(of: ScanPath(output)) else { continue }
            guard taken.insert(identity).inserted else {
                throw ValidationError("\(output.printable) is named twice: write each result to a file of its own.")
            }
        }
        // What is not there yet has no identity but its name.
        guard Set(outputs.map { URL(filePath: $0).standardizedFileURL.path }).count == outputs.count else {
            throw ValidationError("A file is named twice: write each result to a file of its own.")
        }
        guard !taken.isEmpty else { return }
        if let input = inputs.first(where: { Identity(of: $0).map(taken.contains) == true }) {
            throw ValidationError(
                "\(input.text.printable) is to be judged and would be written over: name another file for the results.")
        }
    }

    /// What tells a regular file from all others, whatever names and links lead to it.
    private struct Identity: Hashable {
        let device: UInt
        let number: UInt

        /// nil where there is none, or something that writing does not replace, such as a pipe.
        init?(of path: ScanPath) {
            var status = stat()
            guard stat(path.terminated, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
        }
    }
}
