import Foundation
import Server
import Signing

/// Copies the files of a data folder that are not the database.
///
/// Keys and media never change once they are there; an unfinished upload only grows, so a part of it can be gone on with.
struct DataFolderCopy {
    private let source: String
    private let target: String

    /// Makes the target, for its owner only.
    ///
    /// - Throws: `ConfigurationError` when the target is there already.
    init(from source: String, to target: String) throws(ConfigurationError) {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw ConfigurationError("\(target) is there already. Name a folder that is not.")
        }
        self.source = source
        self.target = target
        try makeFolder(target)
    }

    /// Copies what is not in the target yet.
    func copyFiles() throws(ConfigurationError) {
        for name in try names(in: source) where name.hasSuffix(".pem") || name.hasSuffix(".json") {
            try copy("\(source)/\(name)", to: "\(target)/\(name)")
        }
        for folder in ["media", "media/objects", "media/uploads"] { try makeFolder("\(target)/\(folder)") }
        for shard in try names(in: "\(source)/media/objects") {
            try makeFolder("\(target)/media/objects/\(shard)")
            for name in try names(in: "\(source)/media/objects/\(shard)") {
                try copy("\(source)/media/objects/\(shard)/\(name)", to: "\(target)/media/objects/\(shard)/\(name)")
            }
        }
        for name in try names(in: "\(source)/media/uploads") {
            try copy("\(source)/media/uploads/\(name)", to: "\(target)/media/uploads/\(name)")
        }
    }

    /// Number of files in the target.
    func mediaCount() throws(ConfigurationError) -> Int {
        var count = 0
        for shard in try names(in: "\(target)/media/objects") {
            count += try names(in: "\(target)/media/objects/\(shard)").count
        }
        return count
    }

    private func names(in folder: String) throws(ConfigurationError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw ConfigurationError("\(folder) cannot be read. Check its permissions.")
        }
    }

    private func makeFolder(_ path: String) throws(ConfigurationError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ConfigurationError("\(path) cannot be made. Choose a place that you may write to.")
        }
    }

    /// A medium that its owner deletes meanwhile is not missed.
    private func copy(_ path: String, to copy: String) throws(ConfigurationError) {
        guard !FileManager.default.fileExists(atPath: copy) else { return }
        do {
            try FileManager.default.copyItem(atPath: path, toPath: copy)
        } catch {
            guard !FileManager.default.fileExists(atPath: path) else {
                throw ConfigurationError("\(copy) cannot be written. Is the disk full?")
            }
        }
    }
}
