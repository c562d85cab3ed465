import DetectionCore
import Foundation

/// Finds the files under paths: folders are entered, each real folder once, so that links cannot make a loop.
struct FileWalker {
    /// Folders entered so far, by their paths without links.
    private var entered: Set<String> = []
    private var items: [ScanItem] = []

    /// The files of all paths: paths in the order given, a folder's content sorted, hidden entries left out.
    ///
    /// A path that is neither a folder nor there at all stays in the list; opening it tells what is wrong.
    static func items(at paths: [String]) -> [ScanItem] {
        var walker = FileWalker()
        for path in paths { walker.visit(path) }
        return walker.items
    }

    private mutating func visit(_ path: String) {
        guard let folder = Self.folder(at: path) else {
            items.append(ScanItem(path: path))
            return
        }
        guard entered.insert(folder).inserted else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            items.append(
                ScanItem(
                    path: path,
                    problem: MediaError(.unreadable, "The folder may not be read: check its permissions.")))
            return
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            visit(path.hasSuffix("/") ? path + name : "\(path)/\(name)")
        }
    }

    /// The path without links of a folder; nil for anything else.
    private static func folder(at path: String) -> String? {
        let real = URL(filePath: path).resolvingSymlinksInPath().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        return real
    }
}
