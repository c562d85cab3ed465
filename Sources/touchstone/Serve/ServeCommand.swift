import Analysis
import ArgumentParser
import Configuration
import DetectionCore
import Detectors
import Foundation
import Inference
import Logging
import MediaDecoding
import Server
import Signing
import Storage

/// `touchstone serve`: the API, the page and the worker in one process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the HTTP API and the page.",
        discussion: """
            Each option can also be set in the environment: TOUCHSTONE_HOST, TOUCHSTONE_PORT, TOUCHSTONE_DATA, TOUCHSTONE_DATABASE, \
            TOUCHSTONE_GUEST, TOUCHSTONE_JOBS, TOUCHSTONE_MAX_UPLOAD_BYTES, TOUCHSTONE_TRUST_LIST, \
            TOUCHSTONE_NOVELAI_KEY, TOUCHSTONE_EXPERIMENTAL, TOUCHSTONE_TRUSTED_PROXIES. The command line comes first.
            """)

    @Option(help: "Address or name to listen at (default: 127.0.0.1).")
    var host: String?

    @Option(help: "Port to listen at; 0 takes a free one (default: 8080).")
    var port: Int?

    @OptionGroup var database: DatabaseOption

    @Option(
        help: """
            Where media of more than 64 KiB are stored: s3://BUCKET/PREFIX, or a folder (default: in the data folder). For S3 \
            set TOUCHSTONE_S3_ENDPOINT, _S3_REGION, _S3_ACCESS_KEY and _S3_SECRET_KEY as well.
            """)
    var blobs: String?

    @Flag(help: "Visitors of the loopback address may analyse without an account.")
    var guest = false

    @Option(
        help: """
            What this process does, of api, worker and housekeeping, separated by commas (default: all three), or inference \
            alone. Several processes need a database that they can share: docs/design/roles.md.
            """)
    var roles: String?

    @Option(help: "How many analyses run at the same time (default: 2).")
    var jobs: Int?

    @Option(
        help: "Certificates (PEM) whose signatures are proof, or public (default: what was imported).",
        completion: .file())
    var trustList: String?

    @Option(
        help: "Read the page's files from this folder at each request, for work on them (default: those built in).",
        completion: .directory)
    var assets: String?

    @Option(
        help: "Certificate with which the server speaks TLS (PEM), with those that lead to its root (default: none).",
        completion: .file())
    var tlsCertificate: String?

    @Option(help: "Private key of that certificate (PEM).", completion: .file())
    var tlsKey: String?

    @Flag(help: "Run experimental detectors too: that of synthetic voices.")
    var experimental = false

    @Option(
        help: """
            Addresses and networks of proxies whose X-Forwarded-For counts, such as 127.0.0.1,10.0.0.0/8 (default: none).
            """)
    var trustedProxies: String?

    func run() async throws {
        do {
            try await serve()
        } catch let error as ConfigurationError {
            StandardError.line("touchstone: \(error)")
            throw ExitStatus.usage
        } catch let error as MediaError {
            StandardError.line("touchstone: \(error.message)")
            throw ExitStatus.usage
        } catch let error as StorageError {
            StandardError.line("touchstone: \(error.sentence)")
            throw ExitStatus.usage
        }
    }

    private func serve() async throws {
        let configuration = try ServerConfiguration.read(flags: flags, environment: ProcessInfo.processInfo.environment)
        try refuseIgnoredSettings()
        if try configuration.isForInferenceOnly { return try await serveModels(configuration) }
        let folder = configuration.dataFolder
        guard let claim = try DataFolder.claim(folder) else {
            StandardError.line(
                "touchstone: another server works on \(folder). Stop it, or name another folder with --data.")
            throw ExitStatus.incomplete
        }
        defer { withExtendedLifetime(claim) {} }
        let logger = Logger.standardError(label: "touchstone")
        let graphs = configuration.graphs { logger.warning("\($0)") }
        var limits = DecodeLimits()
        limits.maxBytes = configuration.maxUploadBytes
        let analyzer = Analyzer.standard(
            .throughput, decoders: configuration.jobs,
            pixelSignatures: try PixelSignatureReader(key: configuration.novelAIKey), limits: limits,
            runsExperimental: configuration.experimental, remote: try configuration.remoteGraphs(),
            graphs: graphs, idle: configuration.idle(with: graphs))
        let store = try await configuration.openStore()
        let metrics = MetricsRegistry()
        metrics.bootstrap()
        let blobs = try configuration.media.open(dataFolder: folder, logger: logger)
        do {
            try await blobs.check()
            let dependencies = ServerDependencies(
                analyzer: analyzer, users: store, analyses: store,
                staging: try Staging(folder: "\(folder)/media/uploads"), blobs: blobs, metrics: metrics)
            try await runServer(configuration: configuration, dependencies: dependencies, logger: logger) { address in
                StandardError.line("Touchstone is listening at \(address)")
            }
        } catch {
            await blobs.shutdown()
            throw error
        }
        await blobs.shutdown()
        await analyzer.shutdown()
    }

    /// Computes models for other processes: no data folder, no database.
    private func serveModels(_ configuration: ServerConfiguration) async throws {
        let metrics = MetricsRegistry()
        metrics.bootstrap()
        let logger = Logger.standardError(label: "touchstone")
        let graphs = configuration.graphs { logger.warning("\($0)") }
        let models = ModelRepository(
            parallelism: .throughput, cache: graphs, idle: configuration.idle(with: graphs))
        try await runInferenceServer(
            configuration: configuration, models: models, metrics: metrics, logger: logger
        ) { address in
            StandardError.line("Touchstone computes models at \(address)")
        }
    }

    /// A setting that does not count, such as `TOUCHSTONE_HTTPS=maybe`, would leave a server open that was meant to be closed.
    private func refuseIgnoredSettings() throws(ConfigurationError) {
        let settings = try ServerConfiguration.settings(flags: flags, environment: ProcessInfo.processInfo.environment)
        guard let ignored = settings.first(where: \.isIgnored) else { return }
        throw ConfigurationError("\(ignored.name): the value given is of the wrong type. Use \(ignored.value.example).")
    }

    private var flags: [String: ConfigValue] {
        var flags = database.flags
        if let host { flags["host"] = ConfigValue(.string(host), isSecret: false) }
        if let port { flags["port"] = ConfigValue(.int(port), isSecret: false) }
        if let roles { flags["roles"] = ConfigValue(.string(roles), isSecret: false) }
        if let blobs { flags["blobs"] = ConfigValue(.string(blobs), isSecret: false) }
        if guest { flags["guest"] = ConfigValue(.bool(true), isSecret: false) }
        if let assets { flags["assets"] = ConfigValue(.string(assets), isSecret: false) }
        if let trustList { flags["trust.list"] = ConfigValue(.string(trustList), isSecret: false) }
        if experimental { flags["experimental"] = ConfigValue(.bool(true), isSecret: false) }
        if let trustedProxies { flags["trusted.proxies"] = ConfigValue(.string(trustedProxies), isSecret: false) }
        if let tlsCertificate { flags["tls.certificate"] = ConfigValue(.string(tlsCertificate), isSecret: false) }
        if let tlsKey { flags["tls.key"] = ConfigValue(.string(tlsKey), isSecret: false) }
        if let jobs { flags["jobs"] = ConfigValue(.int(jobs), isSecret: false) }
        return flags
    }
}
