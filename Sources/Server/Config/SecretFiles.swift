import Configuration
import Foundation
import Signing

/// Settings that lie in files, one each, as Kubernetes and systemd mount secrets: the file `metrics.token` holds that setting.
enum SecretFiles {
    /// Most bytes of one file.
    static let limit = 64 << 10

    /// The settings of a folder by key, all secret.
    ///
    /// White space around a value does not count. Hidden files, such as Kubernetes' own links, are left out.
    ///
    /// - Throws: `ConfigurationError` when the folder or one of its files cannot be read, is too large or is no UTF-8.
    static func values(in folder: String) throws(ConfigurationError) -> [AbsoluteConfigKey: ConfigValue] {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            throw ConfigurationError("secrets: the folder \(folder) cannot be read.")
        }
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for name in names.sorted() where !name.hasPrefix(".") {
            let text = try text(of: name, in: folder)
            let key = AbsoluteConfigKey(["touchstone"] + name.split(separator: ".").map(String.init))
            values[key] = ConfigValue(.string(text), isSecret: true)
        }
        return values
    }

    private static func text(of name: String, in folder: String) throws(ConfigurationError) -> String {
        var data: Data?
        if let file = FileHandle(forReadingAtPath: "\(folder)/\(name)") {
            data = try? file.read(upToCount: limit + 1)
            try? file.close()
        }
        guard let data, data.count <= limit, let text = String(data: data, encoding: .utf8) else {
            throw ConfigurationError(
                "secrets: the file \(name) is no text of at most \(limit / 1024) KiB. Put one value into it.")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
