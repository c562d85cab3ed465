import Foundation

extension ModelRepository {
    /// Where models are looked for: the folders of `TOUCHSTONE_MODELS` (separated by colons), or else, from the
    /// running program upwards, the source tree's `Models` and `.deps/models`, or an installed
    /// `share/touchstone/models`.
    public static func standardFolders() -> [String] {
        let environment = ProcessInfo.processInfo.environment["TOUCHSTONE_MODELS"] ?? ""
        guard environment.isEmpty else { return environment.split(separator: ":").map(String.init) }
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
        return folders(above: program.path)
    }

    /// The model folders of the source tree or installation that holds a file.
    static func folders(above path: String) -> [String] {
        func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        while folder != "/" {
            if exists("\(folder)/Package.swift"), exists("\(folder)/Models") {
                return ["\(folder)/Models", "\(folder)/.deps/models"]
            }
            if exists("\(folder)/share/touchstone/models") { return ["\(folder)/share/touchstone/models"] }
            folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        }
        return []
    }
}
