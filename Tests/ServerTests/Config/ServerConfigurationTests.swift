import Configuration
import Foundation
import Testing

@testable import Server
@testable import Signing

@Suite("Server configuration", .timeLimit(.minutes(20)))
struct ServerConfigurationTests {
    @Test("Flags come before the environment, the environment before the defaults")
    func precedence() throws {
        let configuration = try ServerConfiguration.read(
            flags: ["port": 9000, "guest": true],
            environment: ["TOUCHSTONE_PORT": "7000", "TOUCHSTONE_DATA": "/tmp/x", "TOUCHSTONE_MAX_UPLOAD_BYTES": "5"])
        #expect(configuration.port == 9000)
        #expect(configuration.guest)
        #expect(configuration.dataFolder == "/tmp/x")
        #expect(configuration.maxUploadBytes == 5)
        #expect(configuration.host == "127.0.0.1")
    }

    @Test("A folder of secrets gives what neither flags nor the environment do, and a file that is none is named")
    func secrets() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "..data"), withIntermediateDirectories: true)
        try Data("0123456789abcdef\n".utf8).write(to: folder.appending(path: "..data/metrics.token"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/metrics.token", withDestinationPath: "..data/metrics.token")
        let environment = ["TOUCHSTONE_SECRETS": folder.path]
        #expect(try ServerConfiguration.read(flags: [:], environment: environment).metricsToken == "0123456789abcdef")
        let both = environment.merging(["TOUCHSTONE_METRICS_TOKEN": "fedcba9876543210"]) { $1 }
        #expect(try ServerConfiguration.read(flags: [:], environment: both).metricsToken == "fedcba9876543210")
        let shown = try ServerConfiguration.settings(flags: [:], environment: environment)
        #expect(shown.first { $0.name == "metrics.token" }?.value == .hidden)

        try Data([0xff, 0xfe]).write(to: folder.appending(path: "novelai.key"))
        let error = #expect(throws: ConfigurationError.self) {
            try ServerConfiguration.read(flags: [:], environment: environment)
        }
        #expect(error?.description.contains("novelai.key") == true)
        #expect(throws: ConfigurationError.self) {
            try ServerConfiguration.read(flags: [:], environment: ["TOUCHSTONE_SECRETS": folder.path + "/absent"])
        }
    }

    @Test(
        "What cannot work or would be unsafe is refused by its key",
        arguments: [
            (["port": 70_000], "port"), (["host": ""], "host"), (["data": ""], "data"), (["jobs": 0], "jobs"),
            (["max.upload.bytes": 0], "max.upload.bytes"), (["guest": true, "host": "0.0.0.0"], "guest"),
            (["guest": true, "host": "::"], "guest"), (["guest": true, "host": "example.org"], "guest"),
            (["guest": true, "https": true], "guest"), (["session.days": 0], "session.days"),
            (["graph.cache": "none"], "graph.cache"), (["models.idle.seconds": -1], "models.idle.seconds"),
            (["guest": true, "trusted.proxies": "127.0.0.1"], "guest"), (["max.connections": 0], "max.connections"),
            (["database": "postgres://host/db"], "database"),
            (["trusted.proxies": "10.0.0.0/33"], "trusted.proxies"), (["trusted.proxies": "proxy"], "trusted.proxies"),
            (["blobs": "s3://media"], "blobs"), (["blobs": "s3://media", "s3.access.key": "a"], "blobs"),
            (["cache.bytes": -1], "cache.bytes"), (["tls.certificate": "a.pem"], "tls.key"),
            (["tls.certificate": "a.pem", "tls.key": "a.key", "https": true], "https"),
        ] as [([String: ConfigValue], String)])
    func refused(flags: [String: ConfigValue], key: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try ServerConfiguration.read(flags: flags, environment: [:])
        }
        #expect(error?.description.hasPrefix("\(key):") == true)
    }

    @Test("Where media are stored comes from the same sources, and its secrets are not shown")
    func media() throws {
        let environment = [
            "TOUCHSTONE_BLOBS": "s3://media/a", "TOUCHSTONE_S3_ENDPOINT": "https://s3.example.org",
            "TOUCHSTONE_S3_ACCESS_KEY": "key", "TOUCHSTONE_S3_SECRET_KEY": "hush",
            "TOUCHSTONE_S3_SESSION_TOKEN": "hush",
        ]
        let media = try ServerConfiguration.read(flags: [:], environment: environment).media
        #expect(media.blobs == "s3://media/a")
        #expect(media.usesPathStyle, "with an endpoint")
        #expect(media.secretKey == "hush")
        let settings = try ServerConfiguration.settings(flags: [:], environment: environment)
        #expect(settings.filter { $0.value == .hidden }.map(\.name).contains("s3.secret.key"))
        #expect(!settings.contains { "\($0.value)".contains("hush") })
        #expect(try !ServerConfiguration.read(flags: [:], environment: [:]).media.usesPathStyle)
    }

    @Test("The address of the database is a secret, and is not repeated when it is wrong")
    func database() throws {
        let environment = ["TOUCHSTONE_DATABASE": "mongodb://alice:secret@host/db"]
        #expect(
            try ServerConfiguration.read(flags: [:], environment: environment).database
                == "mongodb://alice:secret@host/db")
        let settings = try ServerConfiguration.settings(flags: [:], environment: environment)
        #expect(settings.first { $0.name == "database" }?.value == .hidden)
        let error = #expect(throws: ConfigurationError.self) {
            try ServerConfiguration.read(flags: [:], environment: ["TOUCHSTONE_DATABASE": "alice:secret@host"])
        }
        #expect(error?.description.contains("secret") == false)
    }

    @Test(
        "A password in an address is noticed",
        arguments: [
            ("mongodb://alice:secret@host/db", true), ("mongodb://alice@host/db", false),
            ("mongodb://host:27017/db", false),
            ("mongodb://host/db?tag=a:b@c", false), ("mongodb+srv://a:b@host", true), ("mongodb://", false),
            ("", false),
        ])
    func password(address: String, isThere: Bool) {
        #expect(DatabaseAddress.holdsPassword(address) == isThere)
    }

    @Test(
        "Loopback is recognised by name and by address",
        arguments: [
            ("127.0.0.1", true), ("127.1.2.3:80", true), ("localhost", true), ("LOCALHOST:1", true), ("::1", true),
            ("[::1]:8080", true), ("127.0.0.1.evil.example", false), ("localhost.evil.example", false),
            ("0.0.0.0", false), ("", false), ("127.0.0", false), ("[::2]", false), ("128.0.0.1", false),
        ])
    func loopback(host: String, expected: Bool) {
        #expect(LoopbackName.matches(host) == expected)
    }
}
