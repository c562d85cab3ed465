import DetectionCore
import Foundation

/// Finds the files under paths: folders are entered, each real folder once, so that links cannot make a loop.
struct FileWalker {
    /// What tells one folder from all others, whatever it is called.
    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t
    }

    private var entered: Set<Identity> = []
    private var items: [ScanItem] = []

    /// The files of all paths: paths in the order given, a folder's content sorted, hidden entries left out.
    ///
    /// A path that is neither a folder nor there at all stays in the list; opening it tells what is wrong.
    static func items(at paths: [ScanPath]) -> [ScanItem] {
        var walker = FileWalker()
        for path in paths { walker.visit(path) }
        return walker.items
    }

    private mutating func visit(_ path: ScanPath) {
        guard let folder = Self.folder(at: path) else {
            items.append(ScanItem(path: path))
            return
        }
        guard entered.insert(folder).inserted else { return }
        guard let names = Self.names(in: path) else {
            items.append(
                ScanItem(
                    path: path,
                    problem: MediaError(.unreadable, "The folder may not be read: check its permissions.")))
            return
        }
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) where name.first != UInt8(ascii: ".") {
            visit(path.entry(name))
        }
    }

    /// Which folder a path leads to; nil for anything else.
    private static func folder(at path: ScanPath) -> Identity? {
        var status = stat()
        guard stat(path.terminated, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return Identity(device: status.st_dev, number: status.st_ino)
    }

    private static func names(in path: ScanPath) -> [[UInt8]]? {
        guard let folder = opendir(path.terminated) else { return nil }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { return errno == 0 ? names : nil }
            names.append(withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
        }
    }
}
