import API
import Accounts
import Addresses
import Analysis
import Foundation
import Intake
import Logging
import OpenID
import Signing
import Storage
import WebPage
import Webhooks

/// The parts of a server, made once and shared by its routes.
struct ServerComponents: Sendable {
    let configuration: ServerConfiguration
    let dependencies: ServerDependencies
    let readiness: Readiness
    let roles: Set<Role>
    let proxies: TrustedProxies
    let connections: Connections
    let hasher: PasswordHasher
    let tokens: AccessTokens
    let tickets: AccountTickets
    let registration: RegistrationMode
    /// The identity provider that lets people in; nil where there is none.
    let provider: OpenIDProvider?
    let sessions: Sessions
    let cookie: RefreshCookie
    let keys: KeyRing
    /// What the server proves itself with; nil where it speaks no TLS.
    let certificate: ServerCertificate?
    let trust: TrustBook
    let custodian: MediaCustodian
    let limiter: RateLimiter
    let keeper: StoreKeeper
    let ballast: Ballast
    /// Where the page's files are read; nil for those of the program.
    let pageFolder: PageFolder?

    /// Parts for a configuration; makes the data folder and the keys on the first start.
    init(
        configuration: ServerConfiguration, dependencies: ServerDependencies, readiness: Readiness
    ) async throws(ConfigurationError) {
        self.configuration = configuration
        self.dependencies = dependencies
        self.readiness = readiness
        roles = try Role.set(configuration.roles)
        let proxies = try TrustedProxies(configuration.trustedProxies)
        self.proxies = proxies
        connections = Connections(most: configuration.maxConnections) { $0.isLoopback || proxies.contains($0) }
        try DataFolder.create(configuration.dataFolder)
        pageFolder = configuration.assets.isEmpty ? nil : await PageFolder(path: configuration.assets)
        guard configuration.assets.isEmpty || pageFolder != nil else {
            throw ConfigurationError(
                "assets: \(configuration.assets) has no index.html. Name the folder Sources/WebPage/Assets.")
        }
        hasher = PasswordHasher()
        let keys = try KeyRing(folder: configuration.dataFolder)
        self.keys = keys
        certificate = try configuration.certificate(now: dependencies.now())
        trust = try TrustBook(setting: configuration.trustList, folder: configuration.dataFolder) {
            dependencies.analyzer.trust($0)
        }
        tokens = AccessTokens(
            keys: { keys.sessions }, lifetime: configuration.accessTokenLifetime, now: dependencies.now)
        registration = try configuration.registrationMode
        provider = configuration.openID.client.map { OpenIDProvider(client: $0, now: dependencies.now) }
        tickets = AccountTickets(keys: { keys.sessions }, now: dependencies.now)
        sessions = Sessions(
            users: dependencies.users,
            rule: SessionRule(
                lifetime: TimeInterval(configuration.sessionLifetime.components.seconds),
                longest: 86_400 * TimeInterval(configuration.sessionDays)),
            keys: { keys.sessions }, now: dependencies.now)
        cookie = RefreshCookie(
            isSecure: configuration.https || configuration.speaksTLS || !configuration.isLoopback,
            lifetime: configuration.sessionLifetime)
        custodian = MediaCustodian(
            analyses: dependencies.analyses, blobs: dependencies.blobs, staging: dependencies.staging)
        limiter = RateLimiter(now: dependencies.now)
        ballast = Ballast(folder: configuration.dataFolder)
        keeper = StoreKeeper(
            users: dependencies.users, analyses: dependencies.analyses,
            quotas: Quotas(
                standard: StorageAllowance(
                    limit: StorageAmount(bytes: configuration.storageBytes, files: configuration.storageFiles),
                    transient: StorageAmount(bytes: configuration.holdBytes, files: 1000))),
            disk: DiskRoom(reserve: configuration.diskReserve) { [folder = configuration.dataFolder] in
                dependencies.freeDisk(folder)
            }, queueLimit: configuration.queueLimit)
    }

    /// Whether a proxy that nobody told us to trust may stand for everybody who comes from this machine.
    var hidesClients: Bool { configuration.https && proxies.isEmpty }

    /// Clears what an earlier process left half-way and makes the guest's account.
    func prepare() async throws(StorageError) {
        if roles.contains(.api) { try await custodian.sweepStaging() }
        if roles.contains(.housekeeping) { try await custodian.sweep() }
        guard configuration.guest, roles.contains(.api), try await dependencies.users.user(id: Identity.guestID) == nil
        else { return }
        let guest = UserRecord(
            id: Identity.guestID, email: EmailAddress.guest, passwordHash: "", role: .guest,
            created: dependencies.now())
        do {
            try await dependencies.users.insert(guest)
        } catch .duplicate {
            // Another process made it a moment ago.
        }
    }

    /// The service that deletes expired data.
    func sweeper(logger: Logger) -> RetentionSweeper {
        RetentionSweeper(
            custodian: custodian, interval: configuration.sweepInterval, now: dependencies.now, logger: logger)
    }

    /// The service that deletes abandoned uploads.
    func stagingSweeper(logger: Logger) -> StagingSweeper { StagingSweeper(custodian: custodian, logger: logger) }

    /// The service that tells when the disk is nearly full, and takes the ballast up while it is not.
    func diskWatcher(logger: Logger) -> DiskWatcher {
        DiskWatcher(disk: keeper.disk, ballast: ballast, interval: configuration.sweepInterval, logger: logger)
    }

    /// The service that takes in a certificate that was changed; nil where the server speaks no TLS.
    func certificateWatcher(logger: Logger) -> ChangeWatcher? {
        certificate?.watcher(interval: configuration.keyInterval, now: dependencies.now, logger: logger)
    }

    /// The service that takes in keys that were changed.
    func keyWatcher(logger: Logger) -> ChangeWatcher {
        ChangeWatcher(subject: "keys", interval: configuration.keyInterval, logger: logger) { [keys] in
            try keys.reload() ? "\(keys.sessions.currentID) \(keys.reports.currentID)" : nil
        }
    }

    /// The service that takes in a trust list that was changed.
    func trustWatcher(logger: Logger) -> ChangeWatcher {
        ChangeWatcher(subject: "trust", interval: configuration.keyInterval, logger: logger) { [trust] in
            try trust.reload() ? trust.digest : nil
        }
    }

    /// The service that tells webhooks what has ended.
    func dispatcher(logger: Logger) -> WebhookDispatcher {
        WebhookDispatcher(
            webhooks: dependencies.users,
            sender: WebhookSender(
                resolver: dependencies.resolver, allowsLoopback: configuration.webhookLoopback, now: dependencies.now),
            interval: configuration.webhookInterval, now: dependencies.now, logger: logger)
    }

    /// The service that follows what other processes change.
    var follower: ChangeFollower { ChangeFollower(analyses: dependencies.analyses) }

    /// The service that runs queued analyses.
    func processor(logger: Logger) -> JobProcessor {
        JobProcessor(
            custodian: custodian, analyzer: SigningAnalyzer(base: dependencies.analyzer, keys: keys),
            settings: JobSettings(concurrency: configuration.jobs), logger: logger)
    }
}
