import Foundation

/// Certificates for `localhost`, signed by themselves, made with `openssl req -x509 -newkey ec -days 36500`.
enum TLSFixture {
    /// Path of one of the files.
    static func path(_ name: String) -> String {
        Bundle.module.resourcePath.map { "\($0)/Fixtures/tls/\(name)" } ?? ""
    }

    /// A folder in which `tls.pem` and `tls.key` are those of a certificate.
    static func folder(holding name: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try put(name, in: folder)
        return folder
    }

    /// Puts a certificate in the place of the one that is in a folder.
    static func put(_ name: String, in folder: URL) throws {
        for kind in ["key", "pem"] {
            try Data(contentsOf: URL(filePath: path("\(name).\(kind)"))).write(
                to: folder.appending(path: "tls.\(kind)"), options: .atomic)
        }
    }
}
