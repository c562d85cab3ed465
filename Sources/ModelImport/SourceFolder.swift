import DetectionCore
import Foundation

/// A folder that a model is taken from: regular files by name, read within limits.
struct SourceFolder: Sendable, Equatable {
    /// Bytes of a configuration at most.
    static let mostText = 4 << 20
    /// Bytes of weights at most, all files together.
    static let mostWeights = 4 << 30

    let path: String

    /// Names of the regular files, sorted; a link to one counts, as in a download cache.
    var names: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { size(of: $0) != nil }.sorted()
    }

    /// Path of a file.
    func path(of name: String) -> String { "\(path)/\(name)" }

    /// Bytes of a regular file; nil when there is none of that name.
    func size(of name: String) -> Int? {
        var found = stat()
        guard stat(path(of: name), &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(found.st_size)
    }

    /// Content of a small file; nil when it is not there.
    func text(_ name: String, most: Int = mostText) throws(ImportRefusal) -> Data? {
        guard let size = size(of: name) else { return nil }
        guard size <= most, let data = FileManager.default.contents(atPath: path(of: name)) else {
            throw ImportRefusal("\(name) cannot be read, or has more than \(most >> 20) MiB.")
        }
        return data
    }

    /// A small file of JSON; nil when it is not there.
    func json(_ name: String) throws(ImportRefusal) -> JSONValue? {
        guard let data = try text(name) else { return nil }
        do {
            return try JSONValue(text: data)
        } catch {
            throw ImportRefusal("\(name) is not JSON: download it again.")
        }
    }
}
