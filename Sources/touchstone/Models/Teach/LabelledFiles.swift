import ArgumentParser
import Foundation
import Presentation

/// The files of two folders: what is in the one is real, what is in the other is synthetic.
struct LabelledFiles {
    /// A file of which it is known what it is.
    struct Item: Sendable {
        let path: ScanPath
        let isSynthetic: Bool
        /// Name of the folder inside the class's folder that the file is in, at any depth; empty for one beside them.
        let source: String
    }

    /// The files, real ones first, each class in the order of its names.
    let items: [Item]

    /// Reads two folders; hidden entries are left out.
    ///
    /// - Throws: `ValidationError` when one is no folder, or both are the same.
    init(real: String, fake: String) throws {
        func identity(_ path: String) throws -> String {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw ValidationError("\(path.printable) is not a folder.")
            }
            return URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
        }
        guard try identity(real) != identity(fake) else {
            throw ValidationError("--real and --fake name the same folder.")
        }
        items = Self.files(in: real, isSynthetic: false) + Self.files(in: fake, isSynthetic: true)
    }

    private static func files(in folder: String, isSynthetic: Bool) -> [Item] {
        let root = ScanPath(folder)
        let skipped = root.bytes.last == UInt8(ascii: "/") ? root.bytes.count : root.bytes.count + 1
        return FileWalker.items(at: [root]).map { item in
            let inside = item.path.bytes.dropFirst(skipped)
            let source = inside.firstIndex(of: UInt8(ascii: "/")).map { ScanPath(bytes: inside[..<$0]).text }
            return Item(path: item.path, isSynthetic: isSynthetic, source: source ?? "")
        }
    }
}
