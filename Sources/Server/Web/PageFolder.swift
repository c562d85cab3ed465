import EmbeddedFiles
import NIOCore
import SystemPackage
import _NIOFileSystem

/// A folder with the page's files, read at each request: while somebody works on the page, a reload shows each edit.
struct PageFolder: Sendable {
    /// Largest file that is read.
    private static let largestFile = ByteCount.mebibytes(4)

    private let root: FilePath

    /// A folder.
    ///
    /// - Throws: `ConfigurationError` when it does not hold the page.
    init(path: String) async throws(ConfigurationError) {
        root = FilePath(path)
        guard (try? await FileSystem.shared.info(forFileAt: root.appending("index.html"))) != nil else {
            throw ConfigurationError("assets: \(path) has no index.html. Name the folder Sources/Server/Web/Assets.")
        }
    }

    /// The file that is served at an address; nil when there is none.
    ///
    /// - Parameters:
    ///   - address: Only compared with those of files in the folder, so it cannot lead out of it.
    ///   - isOpen: Whether visitors need no account.
    func asset(at address: String, isOpen: Bool) async throws -> Asset? {
        let paths = try await paths()
        guard let path = paths.first(where: { PageFiles.address(of: $0) == address }) else { return nil }
        // The first page announces modules, which it finds by reading them.
        let needed = path == "index.html" ? paths.filter { $0 == path || $0.hasSuffix(".js") } : [path]
        var files: [EmbeddedFile] = []
        for path in needed {
            let file = root.appending(path)
            let content = try await ByteBuffer(contentsOf: file, maximumSizeAllowed: Self.largestFile)
            files.append(EmbeddedFile(path: path, bytes: Array(buffer: content)))
        }
        return files.first { $0.path == path }.flatMap { PageFiles.asset($0, among: files, isOpen: isOpen) }
    }

    /// The files below the folder, with paths from there.
    private func paths() async throws -> [String] {
        try await FileSystem.shared.withDirectoryHandle(atPath: root) { folder in
            var paths: [String] = []
            for try await entry in folder.listContents(recursive: true) where entry.type == .regular {
                var path = entry.path
                if path.removePrefix(root) { paths.append(path.string) }
            }
            return paths
        }
    }
}
