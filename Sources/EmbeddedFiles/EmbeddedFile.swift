import CEmbeddedFiles

/// A file of the repository that is part of the program, so that it runs without its source tree.
package struct EmbeddedFile: Sendable, Equatable {
    /// The path below the folder that was asked for.
    package let path: String
    /// The content.
    package let bytes: [UInt8]

    /// A file.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The files in a folder and in the folders below it.
    ///
    /// - Parameter folder: A path below `Sources`, such as `WebPage/Assets`, or below the repository.
    package static func all(in folder: String) -> [EmbeddedFile] {
        rows.filter { $0.path.hasPrefix("\(folder)/") }.map { row in
            EmbeddedFile(path: String(row.path.dropFirst(folder.count + 1)), bytes: row.bytes)
        }
    }

    /// The content of a file that is in the table of `CEmbeddedFiles`.
    ///
    /// - Parameter path: A path below `Sources`, such as `API/openapi.yaml`.
    package static func bytes(of path: String) -> [UInt8] {
        guard let row = rows.first(where: { $0.path == path }) else {
            preconditionFailure("\(path) is not in embedded_files.c")
        }
        return row.bytes
    }

    private static var rows: some Sequence<Row> {
        sequence(state: 0) { index in
            defer { index += 1 }
            return Row(embedded_file_at(index))
        }
    }
}

/// A row of the table; its bytes are copied only when somebody asks for them.
private struct Row {
    let path: String
    private let file: embedded_file

    /// Nil for what stands after the last row.
    init?(_ file: embedded_file) {
        guard let path = file.path else { return nil }
        self.path = String(cString: path)
        self.file = file
    }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: file.bytes, count: file.size)) }
}
