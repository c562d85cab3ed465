import EmbeddedFiles

/// The modules that the first page needs: announced to a browser, it asks for all of them at once.
enum FirstModules {
    /// Where the first page starts: the program, and the place that it loads next.
    private static let entries = ["app.js", "pages/analyse.js"]

    /// The addresses of all modules that the entries import, directly or through others; the program itself excluded.
    ///
    /// - Parameter files: The files of the page.
    static func addresses(in files: [EmbeddedFile]) -> [String] {
        let scripts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        var needed: Set<String> = []
        var waiting = entries
        while let path = waiting.popLast() {
            guard let script = scripts[path], needed.insert(path).inserted else { continue }
            waiting += imports(of: String(decoding: script, as: UTF8.self), at: path)
        }
        return needed.subtracting(["app.js"]).sorted().map { "/\($0)" }
    }

    /// The paths that a module imports as it is loaded.
    private static func imports(of script: String, at path: String) -> [String] {
        let folder = path.split(separator: "/").dropLast()
        return script.split(separator: "\n").compactMap { line in
            // The last line of an import that is spread over several starts with a brace.
            guard line.hasPrefix("import ") || line.hasPrefix("} from "), line.hasSuffix("';"),
                let target = line.dropLast(2).split(separator: "'").last
            else { return nil }
            return resolved(target, from: folder)
        }
    }

    /// `../dom.js`, seen from `intake`, is `dom.js`.
    private static func resolved(_ target: Substring, from folder: ArraySlice<Substring>) -> String {
        target.split(separator: "/").reduce(into: folder) { path, part in
            switch part {
            case ".": break
            case "..": path = path.dropLast()
            default: path.append(part)
            }
        }.joined(separator: "/")
    }
}
