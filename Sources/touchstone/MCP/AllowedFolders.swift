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
        guard let file = Self.resolved(path), roots.contains(where: { $0 == "/" || file.hasPrefix($0 + "/") }) else {
            throw MCPFault(.invalidParams, "\(path.printable) is no file in the folders that this server may read.")
        }
        return file
    }

    private static func resolved(_ path: String) -> String? {
        guard !path.utf8.contains(0), let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
