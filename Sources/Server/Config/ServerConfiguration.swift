import API
import Signing

/// Everything a server can be told at start.
package struct ServerConfiguration: Sendable, Equatable {
    /// Address or name to listen at.
    package var host: String
    /// Port to listen at; 0 takes a free one.
    package var port: Int
    /// Folder of the database, the stored media and the signing key.
    package var dataFolder: String
    /// Address of a MongoDB replica set, perhaps with a password; empty for SQLite in the data folder.
    package var database: String
    /// Whether browsers reach the server over HTTPS although it listens on loopback: through a proxy on this machine.
    package var https: Bool
    /// A PEM file of the certificate with which the server speaks TLS, and those that lead to its root; empty for plain HTTP.
    package var tlsCertificate: String
    /// A PEM file of that certificate's private key.
    package var tlsKey: String
    /// Proxies whose `X-Forwarded-For` counts: addresses and networks (CIDR), separated by commas; empty for none.
    package var trustedProxies: String
    /// Whether visitors of the loopback address may analyse without an account.
    package var guest: Bool
    /// Who may make an account: `open` or `invitation`.
    package var registration: String
    /// The identity provider that lets people in.
    package var openID: OpenIDSettings
    /// A folder whose files are the page, read at each request, for work on it; empty for those of the program.
    package var assets: String
    /// Where larger media are stored.
    package var media: MediaSettings
    /// Largest accepted upload, in bytes.
    package var maxUploadBytes: Int
    /// Most bytes that an account may keep, unless it has a limit of its own.
    package var storageBytes: Int
    /// Most analyses that an account may keep, unless it has a limit of its own.
    package var storageFiles: Int
    /// Most bytes of an account that may wait beside its limit: held and ephemeral media.
    package var holdBytes: Int
    /// Bytes of the disk that uploads leave free, so that there is always room for deleting; 0 lets them fill it.
    package var diskReserve: Int
    /// Most analyses that may wait for their turn, of all accounts together.
    package var queueLimit: Int
    /// Interval between sweeps for expired data.
    package var sweepInterval: Duration
    /// Interval between checks for changed keys.
    package var keyInterval: Duration
    /// After so long without an event a comment tells whoever follows an analysis that the connection is alive.
    package var eventHeartbeat: Duration
    /// Longest wait of a page without scripts before the browser asks again.
    package var pagePatience: Duration
    /// Most requests of one account a minute.
    package var requestsPerMinute: Int
    /// Slowest accepted request body, in bytes a second, averaged over the time in which the server waited for it.
    package var minBodyRate: Int
    /// Time that a body may take whatever its rate.
    package var bodyGrace: Duration
    /// Most connections at a time.
    package var maxConnections: Int
    /// Number of analyses run at the same time.
    package var jobs: Int
    /// A PEM file of certificates whose signatures are proof; empty for none.
    package var trustList: String
    /// The public key that NovelAI signs pixels with, in base64; empty for the one that it publishes.
    package var novelAIKey: String
    /// Whether experimental detectors run without being named.
    package var experimental: Bool
    /// Address of a server that computes the models' graphs in this process's place; empty for none.
    package var inferenceServer: String
    /// The models whose graphs it computes, by id, separated by commas; empty for all.
    package var inferenceModels: String
    /// Bearer token between processes that compute models and those that have them computed; empty for none.
    package var inferenceToken: String
    /// Folder of compiled graphs; empty for the user's place for such things, `off` for none.
    package var graphCache: String
    /// Seconds after its last use when a model leaves memory, where a compiled graph can be loaded again; 0 for never.
    package var modelsIdleSeconds: Int
    /// What this process does: names of `Role`, separated by commas.
    package var roles: String
    /// Whether webhooks may go to this machine, without encryption too.
    package var webhookLoopback: Bool
    /// Interval between checks for due webhook messages.
    package var webhookInterval: Duration
    /// Bearer token for `/metrics`; empty: loopback only.
    package var metricsToken: String
    /// How long a client may be silent, or take nothing of its answer, while the server waits for it.
    package var idleTimeout: Duration
    /// Lifetime of an access token; at most ten minutes.
    package var accessTokenLifetime: Duration
    /// Lifetime of a session that is not refreshed.
    package var sessionLifetime: Duration
    /// Days after sign-in when a session ends, however much it is used.
    package var sessionDays: Int
    /// Time between announcing the stop and refusing new connections.
    package var drainNotice: Duration
    /// Time that requests and jobs get to end when the server stops.
    package var shutdownLimit: Duration

    /// A configuration; every value has a default.
    package init(
        host: String = "127.0.0.1", port: Int = 8080, dataFolder: String = "./touchstone-data",
        database: String = "", https: Bool = false, tlsCertificate: String = "", tlsKey: String = "",
        trustedProxies: String = "", guest: Bool = false, registration: String = "open",
        openID: OpenIDSettings = OpenIDSettings(),
        assets: String = "", media: MediaSettings = MediaSettings(), maxUploadBytes: Int = 256 << 20,
        storageBytes: Int = 1 << 30,
        storageFiles: Int = 10_000,
        holdBytes: Int = 512 << 20, diskReserve: Int = 256 << 20, queueLimit: Int = 10_000,
        sweepInterval: Duration = .seconds(5),
        keyInterval: Duration = .seconds(2),
        eventHeartbeat: Duration = .seconds(15), pagePatience: Duration = .seconds(10),
        requestsPerMinute: Int = 1200, minBodyRate: Int = 1024, bodyGrace: Duration = .seconds(20),
        maxConnections: Int = 512, jobs: Int = 2,
        trustList: String = "", novelAIKey: String = "", experimental: Bool = false,
        inferenceServer: String = "", inferenceModels: String = "", inferenceToken: String = "",
        graphCache: String = "",
        modelsIdleSeconds: Int = 900,
        roles: String = "api,worker,housekeeping",
        webhookLoopback: Bool = false,
        webhookInterval: Duration = .seconds(1), metricsToken: String = "", idleTimeout: Duration = .seconds(30),
        accessTokenLifetime: Duration = .seconds(600),
        sessionLifetime: Duration = .seconds(30 * 86_400), sessionDays: Int = 90, drainNotice: Duration = .zero,
        shutdownLimit: Duration = .seconds(25)
    ) {
        self.host = host
        self.port = port
        self.dataFolder = dataFolder
        self.database = database
        self.https = https
        self.tlsCertificate = tlsCertificate
        self.tlsKey = tlsKey
        self.trustedProxies = trustedProxies
        self.guest = guest
        self.registration = registration
        self.openID = openID
        self.assets = assets
        self.media = media
        self.maxUploadBytes = maxUploadBytes
        self.storageBytes = storageBytes
        self.storageFiles = storageFiles
        self.holdBytes = holdBytes
        self.diskReserve = diskReserve
        self.queueLimit = queueLimit
        self.sweepInterval = sweepInterval
        self.keyInterval = keyInterval
        self.eventHeartbeat = eventHeartbeat
        self.pagePatience = pagePatience
        self.requestsPerMinute = requestsPerMinute
        self.minBodyRate = minBodyRate
        self.bodyGrace = bodyGrace
        self.maxConnections = maxConnections
        self.jobs = jobs
        self.trustList = trustList
        self.novelAIKey = novelAIKey
        self.experimental = experimental
        self.inferenceServer = inferenceServer
        self.inferenceModels = inferenceModels
        self.inferenceToken = inferenceToken
        self.graphCache = graphCache
        self.modelsIdleSeconds = modelsIdleSeconds
        self.roles = roles
        self.webhookLoopback = webhookLoopback
        self.webhookInterval = webhookInterval
        self.metricsToken = metricsToken
        self.idleTimeout = idleTimeout
        self.accessTokenLifetime = accessTokenLifetime
        self.sessionLifetime = sessionLifetime
        self.sessionDays = sessionDays
        self.drainNotice = drainNotice
        self.shutdownLimit = shutdownLimit
    }

    /// Who may make an account.
    ///
    /// - Throws: `ConfigurationError` for a word that says neither.
    var registrationMode: RegistrationMode {
        get throws(ConfigurationError) {
            guard let mode = RegistrationMode(rawValue: registration) else {
                throw ConfigurationError(
                    "registration: '\(registration)' says nothing. Use open, or invitation for those invited.")
            }
            return mode
        }
    }

    /// Whether the server itself speaks TLS.
    package var speaksTLS: Bool { !tlsCertificate.isEmpty }

    /// Whether only this machine can reach the server.
    package var isLoopback: Bool { LoopbackName.matches(host) }
}
