package import Configuration
package import Signing

extension ServerConfiguration {
    /// Reads a configuration.
    ///
    /// - `host` (string, optional, default: 127.0.0.1): address or name to listen at.
    /// - `port` (int, optional, default: 8080): port to listen at.
    /// - `data` (string, optional, default: ./touchstone-data): folder of database, media and signing key.
    /// - `database` (string, secret, optional, default: SQLite in the data folder): address of a MongoDB replica set,
    ///   `mongodb://…`.
    /// - `https` (bool, optional, default: false): browsers come over HTTPS, through a proxy on this machine, although the
    ///   server listens on loopback.
    /// - `tls.certificate`, `tls.key` (strings, optional, default: none): PEM files with which the server speaks TLS.
    /// - `trusted.proxies` (string, optional, default: none): addresses and networks (CIDR) of proxies whose `X-Forwarded-For`
    ///   counts, separated by commas.
    /// - `guest` (bool, optional, default: false): visitors of the loopback address need no account.
    /// - `registration` (string, optional, default: open): `open` lets everybody make an account, `invitation` those whom an
    ///   administrator invites.
    /// - `assets` (string, optional, default: none): folder whose files are the page, read at each request; loopback only.
    /// - `trust.list` (string, optional, default: none): PEM file of certificates whose signatures are proof.
    /// - `experimental` (bool, optional, default: false): experimental detectors run without being named.
    /// - `novelai.key` (string, optional, default: the one that NovelAI publishes): public key (Ed25519, base64) whose
    ///   signatures over pixels are proof.
    /// - The settings of `OpenIDSettings`, which begin with `openid`.
    /// - The settings of `MediaSettings`: `blobs`, those that begin with `s3`, and `cache.bytes`.
    /// - `max.upload.bytes` (int, optional, default: 268435456): largest accepted upload.
    /// - `storage.bytes` (int, optional, default: 1073741824): most bytes that an account may keep.
    /// - `storage.files` (int, optional, default: 10000): most analyses that an account may keep.
    /// - `hold.bytes` (int, optional, default: 536870912): most bytes of an account that may wait beside its limit.
    /// - `disk.reserve.bytes` (int, optional, default: 268435456): bytes of the disk that uploads leave free; 0 lets them
    ///   fill it.
    /// - `queue.limit` (int, optional, default: 10000): most analyses that may wait for their turn.
    /// - `requests.per.minute` (int, optional, default: 1200): most requests of one account.
    /// - `max.connections` (int, optional, default: 512): most connections at a time.
    /// - `jobs` (int, optional, default: 2): how many analyses run at the same time.
    /// - `roles` (string, optional, default: api,worker,housekeeping): what this process does.
    /// - `inference.server`, `inference.models` (strings, optional, default: none and all): what computes which models' graphs
    ///   in this process's place, by the Open Inference Protocol v2.
    /// - `inference.token` (string, secret, optional, default: none): bearer token for it, or of those that this process
    ///   computes models for.
    /// - `graph.cache` (string, optional, default: `touchstone/graphs` in the user's cache folder): folder of compiled graphs;
    ///   `off` for none.
    /// - `models.idle.seconds` (int, optional, default: 900): after so long without use a model leaves memory, where there is a
    ///   folder of compiled graphs; 0 for never.
    /// - `session.days` (int, optional, default: 90): days after sign-in when a session ends, however much it is used.
    /// - `drain.seconds` (int, optional, default: 0): how long connections are still taken after SIGTERM, while readiness is
    ///   red; at least the interval of a load balancer's probes.
    /// - `webhook.loopback` (bool, optional, default: false): webhooks may go to this machine, over plain HTTP too.
    /// - `metrics.token` (string, secret, optional, default: none): lets its bearer read `/metrics` from anywhere; without
    ///   it only this machine may.
    ///
    /// In the environment each key is spelled `TOUCHSTONE_HOST`, `TOUCHSTONE_MAX_UPLOAD_BYTES` and so on.
    package init(reader: ConfigReader) {
        let defaults = ServerConfiguration()
        self.init(
            host: reader.string(forKey: "host", default: defaults.host),
            port: reader.int(forKey: "port", default: defaults.port),
            dataFolder: reader.string(forKey: "data", default: defaults.dataFolder),
            database: reader.string(forKey: "database", isSecret: true, default: defaults.database),
            https: reader.bool(forKey: "https", default: defaults.https),
            tlsCertificate: reader.string(forKey: "tls.certificate", default: defaults.tlsCertificate),
            tlsKey: reader.string(forKey: "tls.key", default: defaults.tlsKey),
            trustedProxies: reader.string(forKey: "trusted.proxies", default: defaults.trustedProxies),
            guest: reader.bool(forKey: "guest", default: defaults.guest),
            registration: reader.string(forKey: "registration", default: defaults.registration),
            openID: OpenIDSettings(reader: reader),
            assets: reader.string(forKey: "assets", default: defaults.assets),
            media: MediaSettings(reader: reader),
            maxUploadBytes: reader.int(forKey: "max.upload.bytes", default: defaults.maxUploadBytes),
            storageBytes: reader.int(forKey: "storage.bytes", default: defaults.storageBytes),
            storageFiles: reader.int(forKey: "storage.files", default: defaults.storageFiles),
            holdBytes: reader.int(forKey: "hold.bytes", default: defaults.holdBytes),
            diskReserve: reader.int(forKey: "disk.reserve.bytes", default: defaults.diskReserve),
            queueLimit: reader.int(forKey: "queue.limit", default: defaults.queueLimit),
            requestsPerMinute: reader.int(forKey: "requests.per.minute", default: defaults.requestsPerMinute),
            maxConnections: reader.int(forKey: "max.connections", default: defaults.maxConnections),
            jobs: reader.int(forKey: "jobs", default: defaults.jobs),
            trustList: reader.string(forKey: "trust.list", default: defaults.trustList),
            novelAIKey: reader.string(forKey: "novelai.key", default: defaults.novelAIKey),
            experimental: reader.bool(forKey: "experimental", default: defaults.experimental),
            inferenceServer: reader.string(forKey: "inference.server", default: defaults.inferenceServer),
            inferenceModels: reader.string(forKey: "inference.models", default: defaults.inferenceModels),
            inferenceToken: reader.string(
                forKey: "inference.token", isSecret: true, default: defaults.inferenceToken),
            graphCache: reader.string(forKey: "graph.cache", default: defaults.graphCache),
            modelsIdleSeconds: reader.int(forKey: "models.idle.seconds", default: defaults.modelsIdleSeconds),
            roles: reader.string(forKey: "roles", default: defaults.roles),
            webhookLoopback: reader.bool(forKey: "webhook.loopback", default: defaults.webhookLoopback),
            metricsToken: reader.string(forKey: "metrics.token", isSecret: true, default: defaults.metricsToken),
            sessionDays: reader.int(forKey: "session.days", default: defaults.sessionDays),
            drainNotice: .seconds(reader.int(forKey: "drain.seconds", default: 0)))
    }

    /// Reads a configuration from command-line flags, then the environment (`TOUCHSTONE_…`), then the files of the folder that
    /// `TOUCHSTONE_SECRETS` names, then the defaults.
    ///
    /// - Parameters:
    ///   - flags: Values by key, only those that were given.
    ///   - environment: The process environment.
    ///   - accessReporter: Told of every setting that is read.
    /// - Throws: `ConfigurationError` from `validate()`, or when the folder of secrets cannot be read.
    package static func read(
        flags: [String: ConfigValue], environment: [String: String], accessReporter: (any AccessReporter)? = nil
    ) throws(ConfigurationError) -> ServerConfiguration {
        let given = Dictionary(
            uniqueKeysWithValues: flags.map { key, value in
                (AbsoluteConfigKey(["touchstone"] + key.split(separator: ".").map(String.init)), value)
            })
        let secrets = try environment["TOUCHSTONE_SECRETS"].map(SecretFiles.values) ?? [:]
        let reader = ConfigReader(
            providers: [
                InMemoryProvider(name: "flags", values: given),
                EnvironmentVariablesProvider(environmentVariables: environment),
                InMemoryProvider(name: "secrets", values: secrets),
            ], accessReporter: accessReporter)
        let configuration = ServerConfiguration(reader: reader.scoped(to: "touchstone"))
        try configuration.validate()
        return configuration
    }
}
