import Foundation
import Presentation

/// The folders whose files a program may have looked at, wherever links lead.
struct AllowedFolders: Sendable {
    private let roots: [String]

    /// Folders by their paths; those that are absent hold nothing.
    init(_ paths: [String]) { roots = paths.compactMap(Self.resolved) }

    /// The path of a file with every link followed.
    ///
    /// - Throws: `MCPFault` for one that lies elsewhere; what lies there is not told.
    func file(_ path: String) throws(MCPFault) -> String {
        // A relative path goes by the folders, in their order, for a client does not know where the program works.
        let places = path.hasPrefix("/") ? [path] : roots.map { "\($0)/\(path)" }
        guard let file = places.lazy.compactMap(Self.resolved).first,
            roots.contains(where: { $0 == "/" || file.hasPrefix($0 + "/") })
        else {
            throw MCPFault(.invalidParams, "\(path.printable) is no file in the folders that this server may read.")
        }
        return file
    }

    /// Whether a folder is there.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func resolved(_ path: String) -> String? {
        guard !path.utf8.contains(0), let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
