import Foundation
import Synchronization

/// Compiled graphs on disk, so that a start need not compile them again.
///
/// Every entry is a folder, named after a `GraphKey`, with the runtime's file and its `GraphSeal`. It is written under another
/// name and renamed when it is whole; so any number of processes share one cache. What does not hold what its seal says is
/// removed. A cache that cannot be used costs time and nothing else.
///
/// The files in it decide what models compute. It is used only where nobody but its owner may write, and where that is root or
/// the user of this process.
public final class GraphCache: Sendable {
    /// The name under which the runtime stores a graph, without the `.blob` that it appends.
    static let blob = "graph"
    private static let seal = "seal"
    /// Most bytes of all entries; beyond it those that were not used for longest go.
    public static let limit = 2 << 30
    /// Bytes of the disk that stay free.
    private static let reserve = 1 << 30
    /// After so long without use an entry goes: that of an older version, for one.
    private static let keeping: TimeInterval = 30 * 86_400
    /// After so long without a change the rest of a process that died goes.
    private static let patience: TimeInterval = 3600

    /// Where it is.
    public let folder: String
    private let limit: Int
    private let tell: @Sendable (String) -> Void
    private let hasTold = Mutex(false)

    /// A cache in a folder, which is made when it is first needed.
    ///
    /// - Parameters:
    ///   - folder: Path of the folder.
    ///   - limit: Most bytes of all entries.
    ///   - tell: Hears once, in a sentence, why graphs are not stored.
    public init(folder: String, limit: Int = GraphCache.limit, tell: @escaping @Sendable (String) -> Void = { _ in }) {
        self.folder = folder
        self.limit = limit
        self.tell = tell
    }

    /// The cache that a setting names: a folder, `off` for none, or nothing for `touchstone/graphs` where the user's programs
    /// keep what they can make again (`XDG_CACHE_HOME`, by default `~/.cache`), if the user has such a place.
    public static func chosen(
        _ setting: String, in environment: [String: String], tell: @escaping @Sendable (String) -> Void = { _ in }
    ) -> GraphCache? {
        guard setting != "off" else { return nil }
        guard !setting.isEmpty else {
            return standardFolder(in: environment).map { GraphCache(folder: $0, tell: tell) }
        }
        guard setting.hasPrefix("/") else {
            tell("TOUCHSTONE_GRAPH_CACHE: '\(setting)' is neither off nor a folder from the root (/…).")
            return nil
        }
        return GraphCache(folder: setting, tell: tell)
    }

    private static func standardFolder(in environment: [String: String]) -> String? {
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") { return "\(caches)/touchstone/graphs" }
        guard let home = environment["HOME"], home.hasPrefix("/"), access(home, W_OK | X_OK) == 0 else { return nil }
        return "\(home)/.cache/touchstone/graphs"
    }

    // MARK: Reading

    /// The folder of a stored graph that is what its seal says; nil where there is none.
    ///
    /// Blocks while it reads.
    func entry(_ key: GraphKey) -> String? {
        guard objection == nil else { return nil }
        let path = path(of: key)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let text = FileManager.default.contents(atPath: "\(path)/\(Self.seal)").map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let seal = text.flatMap(GraphSeal.init(text:)), seal == GraphSeal(ofFile: "\(path)/\(Self.blob).blob")
        else {
            remove(path)
            return nil
        }
        // Remembers the use; a folder that is only read keeps no such memory.
        utimensat(AT_FDCWD, path, nil, 0)
        return path
    }

    /// How many graphs it holds, and their bytes.
    public var contents: (graphs: Int, bytes: Int) {
        let entries = entries()
        return (entries.count, entries.reduce(0) { $0 + $1.bytes })
    }

    /// Why nothing is stored in it or read from it, in a sentence; nil when it can be used, or made.
    public var objection: String? {
        var status = stat()
        guard lstat(folder, &status) == 0 else {
            if errno == ENOENT { return nil }
            return "The folder cannot be looked at: \(String(cString: strerror(errno)))."
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "It is no folder." }
        guard status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & 0o022 == 0 else {
            return "Others may write to the folder: make it yours, and take their rights away (chmod go-w)."
        }
        return nil
    }

    // MARK: Writing

    /// A place in which to write a graph of at most so many bytes; nil where there is none.
    func draft(room: Int) -> GraphDraft? {
        guard room <= limit else { return nil }
        if let objection {
            complain(objection)
            return nil
        }
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var status = statvfs()
        if statvfs(folder, &status) == 0, Int(status.f_bavail) * Int(status.f_frsize) < room + Self.reserve {
            complain("The disk has too little room.")
            return nil
        }
        guard let draft = GraphDraft(in: folder) else {
            complain("The folder may not be written to.")
            return nil
        }
        return draft
    }

    /// Makes an entry of what the runtime wrote.
    ///
    /// Another process may have been quicker; then its entry stays.
    ///
    /// - Returns: Whether there is an entry now.
    func keep(_ draft: GraphDraft, as key: GraphKey) -> Bool {
        guard let seal = GraphSeal(ofFile: "\(draft.folder)/\(Self.blob).blob"),
            (try? Data(seal.text.utf8).write(to: URL(filePath: "\(draft.folder)/\(Self.seal)"))) != nil
        else {
            complain("The disk is full, or the runtime could not write.")
            return false
        }
        let path = path(of: key)
        let isThere = rename(draft.folder, path) == 0 || FileManager.default.fileExists(atPath: path)
        tidy()
        return isThere
    }

    /// Removes a stored graph that the runtime does not take.
    func remove(_ key: GraphKey) {
        remove(path(of: key))
    }

    /// Removes what has not been used for long, and what is too much.
    private func tidy() {
        let now = Date()
        for name in names() where !Self.isKey(name) {
            let path = "\(folder)/\(name)"
            let isOld = Self.changed(path).map { now.timeIntervalSince($0) > Self.patience } ?? false
            if isOld, name.hasPrefix(GraphDraft.prefix) { try? FileManager.default.removeItem(atPath: path) }
        }
        var total = 0
        for entry in entries().sorted(by: { $0.used > $1.used }) {
            total += entry.bytes
            if total > limit || now.timeIntervalSince(entry.used) > Self.keeping { remove(entry.path) }
        }
    }

    /// Removes an entry; whoever looks for it meanwhile finds all of it or nothing.
    private func remove(_ path: String) {
        let aside = "\(folder)/\(GraphDraft.prefix)\(UUID().uuidString)"
        try? FileManager.default.removeItem(atPath: rename(path, aside) == 0 ? aside : path)
    }

    private func complain(_ sentence: String) {
        let isFirst = hasTold.withLock { told in
            defer { told = true }
            return !told
        }
        if isFirst {
            tell("Compiled graphs are not stored in \(folder), so that every start compiles them. \(sentence)")
        }
    }

    // MARK: The folder

    private func path(of key: GraphKey) -> String { "\(folder)/\(key.name)" }

    private func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

    private func entries() -> [(path: String, used: Date, bytes: Int)] {
        names().filter(Self.isKey).compactMap { name in
            let path = "\(folder)/\(name)"
            guard let used = Self.changed(path) else { return nil }
            let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let bytes = files.reduce(0) { sum, file in
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
                return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
            }
            return (path, used, bytes)
        }
    }

    private static func isKey(_ name: String) -> Bool { name.utf8.count == 64 && name.allSatisfy(\.isHexDigit) }

    private static func changed(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
