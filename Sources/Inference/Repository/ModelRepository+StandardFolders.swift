import Foundation

extension ModelRepository {
    /// Where models are looked for: the folders of `TOUCHSTONE_MODELS` (separated by colons), or else, from the
    /// running program upwards, the source tree's `Models` and `.deps/models`, or an installed
    /// `share/touchstone/models`, and then the user's own folder.
    public static func standardFolders() -> [String] {
        let named = named(in: ProcessInfo.processInfo.environment)
        guard named.isEmpty else { return named }
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
        return folders(above: program.path) + [own(in: ProcessInfo.processInfo.environment)].compactMap(\.self)
    }

    /// Where the user's own models go: the first folder of `TOUCHSTONE_MODELS`, or else `touchstone/models` where the user's
    /// programs keep data (`XDG_DATA_HOME`, by default `~/.local/share`); nil for a user without a home.
    public static func userFolder(in environment: [String: String]) -> String? {
        named(in: environment).first ?? own(in: environment)
    }

    private static func named(in environment: [String: String]) -> [String] {
        (environment["TOUCHSTONE_MODELS"] ?? "").split(separator: ":").map(String.init)
    }

    private static func own(in environment: [String: String]) -> String? {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/touchstone/models" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return "\(home)/.local/share/touchstone/models"
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
