import Foundation
import Testing

@testable import Server
@testable import Signing

@Suite("Certificate of the server", .timeLimit(.minutes(20)))
struct ServerCertificateTests {
    private func file(_ name: String) -> String { TLSFixture.path(name) }

    private func read(_ chain: String, _ key: String, now: Date = .now) throws(ConfigurationError) -> ServerCertificate
    {
        try ServerCertificate(chainFile: file(chain), keyFile: file(key), now: now)
    }

    @Test("Files that cannot be used are named with their setting")
    func refused() throws {
        for (chain, key, words) in [
            ("absent.pem", "first.key", ["tls.certificate", "absent.pem", "cannot be read"]),
            ("first.key", "first.key", ["tls.certificate", "first.key"]),
            ("first.pem", "absent.key", ["tls.key", "absent.key", "cannot be read"]),
            ("first.pem", "first.pem", ["tls.key", "first.pem", "private key"]),
            ("first.pem", "second.key", ["tls.key", "second.key", "does not fit"]),
            ("expired.pem", "expired.key", ["tls.certificate", "expired.pem", "expired at 2021-01-01T00:00:00Z"]),
        ] {
            let error = #expect(throws: ConfigurationError.self) { try read(chain, key) }
            for word in words { #expect(error?.description.contains(word) == true, "\(chain), \(key): \(word)") }
        }
        let empty = FileManager.default.temporaryDirectory.path + "/empty-\(UUID().uuidString)"
        try Data().write(to: URL(filePath: empty))
        defer { try? FileManager.default.removeItem(atPath: empty) }
        let error = #expect(throws: ConfigurationError.self) {
            try ServerCertificate(chainFile: empty, keyFile: file("first.key"), now: .now)
        }
        #expect(error?.description.contains("certificate") == true && error?.description.contains("rights") == false)
        _ = try read("expired.pem", "expired.key", now: Date(timeIntervalSince1970: 1_600_000_000))
    }

    @Test("A file that became useless leaves the certificate as it was")
    func reload() throws {
        let folder = try TLSFixture.folder(holding: "first")
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificate = try ServerCertificate(
            chainFile: folder.path + "/tls.pem", keyFile: folder.path + "/tls.key", now: .now)
        #expect(try !certificate.reload(now: .now))
        try Data().write(to: folder.appending(path: "tls.pem"))
        #expect(throws: ConfigurationError.self) { try certificate.reload(now: .now) }
        try TLSFixture.put("second", in: folder)
        #expect(try certificate.reload(now: .now))
        #expect(try !certificate.reload(now: .now))
    }
}
