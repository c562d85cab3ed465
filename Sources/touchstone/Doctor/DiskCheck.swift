import Foundation
import Presentation

/// Looks at the disk that a server's data folder is on.
enum DiskCheck {
    /// Below this, a server refuses uploads soon.
    private static let little = 1 << 30

    /// Whether a server could store something.
    static func finding(dataFolder: String) -> Finding {
        let folder = existing(dataFolder)
        guard access(folder, W_OK | X_OK) == 0 else {
            return Finding(
                subject: "disk", state: .broken, words: "\(folder.printable) may not be written to.",
                remedy: "Change its permissions, or name another folder with --data.")
        }
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
            return Finding(
                subject: "disk", state: .reduced, words: "The free space at \(folder.printable) cannot be seen.")
        }
        let words = "\(free.formatted(.byteCount(style: .decimal))) are free at \(folder.printable)."
        return free < little
            ? Finding(subject: "disk", state: .reduced, words: words, remedy: "Free some space before it is full.")
            : Finding(subject: "disk", state: .good, words: words)
    }

    /// The folder, or the nearest one above it that is there already.
    private static func existing(_ path: String) -> String {
        var url = URL(filePath: path).standardizedFileURL
        while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
        return url.path
    }
}
