import ArgumentParser
import Foundation
import Inference
import Presentation

/// The folder that a user's own models are put in and taken from.
struct ModelPlace {
    /// The folder.
    let path: String

    /// The folder that was named, or the user's own.
    ///
    /// - Throws: `ValidationError` when there is none.
    init(_ named: String?) throws {
        guard let path = named ?? ModelRepository.userFolder(in: ProcessInfo.processInfo.environment) else {
            throw ValidationError("There is no folder for models of yours: name one with --into or TOUCHSTONE_MODELS.")
        }
        self.path = path
    }

    /// Roots of models, this folder among them.
    var roots: [String] {
        let standard = ModelRepository.standardFolders()
        return standard.contains(path) ? standard : standard + [path]
    }

    /// Since when a model that is put here counts, as the end of a sentence.
    var start: String {
        ModelRepository.standardFolders().contains(path)
            ? "counts from now on" : "counts once TOUCHSTONE_MODELS names that folder beside the others"
    }

    /// Versions of a model in this folder, newest first.
    func versions(of id: String) -> [[Int]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(id)")) ?? []
        return names.compactMap { name in
            let numbers = name.split(separator: ".", omittingEmptySubsequences: false).compactMap { Int($0) }
            return numbers.count == 3 && Self.name(of: numbers) == name ? numbers : nil
        }.sorted { $1.lexicographicallyPrecedes($0) }
    }

    /// The version after the newest one here, and after one that is used from elsewhere.
    func nextVersion(of id: String, after used: String? = nil) -> String {
        let known = versions(of: id) + (used.map { [$0.split(separator: ".").compactMap { Int($0) }] } ?? [])
        guard let newest = known.max(by: { $0.lexicographicallyPrecedes($1) }), newest.count == 3 else {
            return "1.0.0"
        }
        return "\(newest[0]).\(newest[1] + 1).0"
    }

    /// How a version is written.
    static func name(of version: [Int]) -> String { version.map(String.init).joined(separator: ".") }

    /// Puts a version of a model in place at once: its files are written and checked beside it first, so that nothing half
    /// is ever installed.
    ///
    /// - Parameters:
    ///   - files: Content by name; `manifest.json` among them.
    ///   - linked: Further files, which are those of the version `used`.
    /// - Throws: `ExitStatus` after a line on standard error.
    func install(
        _ id: String, version: String, files: [String: Data], linked: [String] = [], from used: String = ""
    ) throws(ExitStatus) {
        let manager = FileManager.default
        try withDraft { draft throws(ExitStatus) in
            do {
                let folder = "\(draft)/\(id)/\(version)"
                try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for (name, data) in files { try data.write(to: URL(filePath: "\(folder)/\(name)")) }
                for name in Set(linked) {
                    let places = roots.map { "\($0)/\(id)/\(used)/\(name)" }
                    guard let place = places.first(where: manager.fileExists(atPath:)) else { continue }
                    let target = URL(filePath: "\(folder)/\(name)")
                    try manager.createDirectory(
                        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                    // The same file under two names where the disk can; a copy otherwise.
                    let file = URL(filePath: place).resolvingSymlinksInPath()
                    do { try manager.linkItem(at: file, to: target) } catch {
                        try manager.copyItem(at: file, to: target)
                    }
                }
            } catch {
                throw notWritten
            }
            try install(id, version: version, from: draft)
        }
    }

    /// Puts a version that lies in a draft, with its manifest, in place at once.
    ///
    /// - Throws: `ExitStatus` after a line on standard error.
    func install(_ id: String, version: String, from draft: String) throws(ExitStatus) {
        let models = ModelRepository(folders: [draft] + roots)
        if let problem = models.problems.first(where: { $0.model == id }) {
            StandardError.line("Nothing was installed. \(problem.message.printable)")
            throw ExitStatus.incomplete
        }
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: "\(path)/\(id)", withIntermediateDirectories: true)
            try manager.moveItem(atPath: "\(draft)/\(id)/\(version)", toPath: "\(path)/\(id)/\(version)")
        } catch {
            throw notWritten
        }
    }

    /// Lends the name of a hidden folder beside the models, and removes what is left of it.
    func withDraft<Failure: Error>(_ body: (String) throws(Failure) -> Void) throws(Failure) {
        let draft = newDraft
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try body(draft)
    }

    /// Lends the name of a hidden folder beside the models, and removes what is left of it.
    func withDraft(_ body: (String) async throws -> Void) async throws {
        let draft = newDraft
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try await body(draft)
    }

    private var newDraft: String { "\(path)/.touchstone-\(UUID().uuidString.prefix(8)).part" }

    /// Says that the folder takes no files.
    private var notWritten: ExitStatus {
        StandardError.line(
            "Nothing was installed: \(path.printable) cannot be written to. Check permissions and free space.")
        return .incomplete
    }

    /// Takes a version of a model away; it disappears at once, before its files are deleted.
    ///
    /// - Throws: `ExitStatus` after a line on standard error.
    func remove(_ id: String, version: String) throws(ExitStatus) {
        let manager = FileManager.default
        let draft = newDraft
        do {
            try manager.moveItem(atPath: "\(path)/\(id)/\(version)", toPath: draft)
            try manager.removeItem(atPath: draft)
        } catch {
            StandardError.line("\(path.printable)/\(id)/\(version) cannot be removed: check its permissions.")
            throw .incomplete
        }
        if versions(of: id).isEmpty { try? manager.removeItem(atPath: "\(path)/\(id)") }
    }
}
