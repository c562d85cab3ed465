import Foundation

/// A document of this repository whose lines of bash a reader may paste.
struct Document {
    private let text: String

    /// Reads a document by its path from the root of the repository.
    init(_ path: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../")
        text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// All blocks of bash, in order.
    var script: String {
        text.components(separatedBy: "```bash\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
            .joined(separator: "\n")
    }
}
