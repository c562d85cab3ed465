import EmbeddedFiles
import NIOCore
import _NIOFileSystem
import SystemPackage

/// A folder with the page's files, read at each request: while somebody works on the page, a reload shows each edit.
package struct PageFolder: Sendable {
    /// Largest file that is read.
    private static let largestFile = ByteCount.mebibytes(4)

    private let root: FilePath

    /// A folder; nil when it does not hold the page.
    package init?(path: String) async {
        root = FilePath(path)
        guard (try? await FileSystem.shared.info(forFileAt: root.appending("index.html"))) != nil else { return nil }
    }

    /// The file that is served at an address, as it was written; nil when there is none.
    ///
    /// - Parameters:
    ///   - address: Made of plain names, so it cannot lead out of the folder.
    ///   - isOpen: Whether visitors need no account.
    package func asset(at address: String, isOpen: Bool) async throws -> Asset? {
        guard let path = Self.path(at: address), let page = try await file(path) else { return nil }
        // The first page announces modules, which it finds by reading them.
        var files = [page]
        if path == "index.html" {
            for script in try await paths() where script.hasSuffix(".js") {
                if let file = try await file(script) { files.append(file) }
            }
        }
        return PageFiles.asset(page, among: files, isOpen: isOpen, isForWork: true)
    }

    /// `index.html` for `/`, `docs.html` for `/docs`, `a/b.js` for `/a/b.js`; nil for an address of other than plain names.
    static func path(at address: String) -> String? {
        guard address != "/" else { return "index.html" }
        let names = address.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy({ $0.wholeMatch(of: /[A-Za-z0-9_-]+(\.[a-z]+)?/) != nil }), let last = names.last else {
            return nil
        }
        return names.joined(separator: "/") + (last.contains(".") ? "" : ".html")
    }

    /// A file; nil when there is none.
    private func file(_ path: String) async throws -> EmbeddedFile? {
        let place = root.appending(path)
        guard try await FileSystem.shared.info(forFileAt: place)?.type == .regular else { return nil }
        let content = try await ByteBuffer(contentsOf: place, maximumSizeAllowed: Self.largestFile)
        return EmbeddedFile(path: path, bytes: Array(buffer: content))
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
