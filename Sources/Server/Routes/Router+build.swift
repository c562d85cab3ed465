import Accounts
import Analysis
import Hummingbird
import Intake

/// Every route of the server, behind the middleware that all of them share.
func buildRouter(_ components: ServerComponents) -> Router<AppRequestContext> {
    let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
    let configuration = components.configuration
    router.add(middleware: SecurityHeadersMiddleware(demandsTLS: configuration.speaksTLS && !configuration.isLoopback))
    router.add(middleware: RequestLogMiddleware())
    router.add(middleware: RequestMetricsMiddleware(registry: components.dependencies.metrics))
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: BallastMiddleware(ballast: components.ballast))
    router.add(middleware: ClientMiddleware(proxies: components.proxies))
    router.add(middleware: InvitationMiddleware())
    addProbes(to: router, components)
    guard components.roles.contains(.api) else { return router }
    addPublicRoutes(to: router, components)
    let rates = RequestRates(perMinute: configuration.requestsPerMinute, now: components.dependencies.now)
    let group = authenticated(router.group(""), components, rates)
    addAccountRoutes(to: group.group("").add(middleware: SessionGuard()), components)
    addAnalysisRoutes(
        to: group.group("").add(middleware: ScopeGuard()),
        plain: authenticated(
            router.group("").add(middleware: ProblemMiddleware { refusal, _, _ in PlainPage.response(refusal) }),
            components, rates
        )
        .add(middleware: ScopeGuard()),
        components)
    return router
}

/// Behind it, it is known who sends a request, and how many they have left.
private func authenticated(
    _ group: RouterGroup<AppRequestContext>, _ components: ServerComponents, _ rates: RequestRates
) -> RouterGroup<AuthenticatedContext> {
    group
        .add(
            middleware: Authenticator(
                tokens: components.tokens, sessions: components.sessions, users: components.dependencies.users,
                now: components.dependencies.now, allowsGuests: components.configuration.guest)
        )
        .group("", context: AuthenticatedContext.self)
        .add(middleware: RefusalLogMiddleware())
        .add(middleware: RequestRateMiddleware(rates: rates))
}

/// What tells operators how the process is; every process has it.
private func addProbes(to router: Router<AppRequestContext>, _ components: ServerComponents) {
    let (configuration, dependencies) = (components.configuration, components.dependencies)
    HealthRoutes(readiness: components.readiness, analyses: dependencies.analyses, disk: components.keeper.disk)
        .add(to: router)
    MetricsRoutes(
        reader: MetricsReader(registry: dependencies.metrics, store: dependencies.analyses, now: dependencies.now),
        guard: BearerGuard("The metrics page", token: configuration.metricsToken, setting: "metrics.token")
    ).add(to: router)
}

private func addPublicRoutes(to router: Router<AppRequestContext>, _ components: ServerComponents) {
    let (configuration, dependencies) = (components.configuration, components.dependencies)
    PageRoutes(allowsGuests: configuration.guest, folder: components.pageFolder).add(to: router)
    KeySetRoutes(keys: components.keys).add(to: router)
    SharedRoutes(
        users: dependencies.users, custodian: components.custodian, analyzer: dependencies.analyzer,
        rates: RequestRates(perMinute: configuration.requestsPerMinute, now: dependencies.now), now: dependencies.now
    ).add(to: router)
    CapabilityRoutes(
        analyzer: dependencies.analyzer, configuration: configuration, registration: components.registration
    ).add(to: router)
    AuthRoutes(
        service: authService(components), accounts: accountService(components), cookie: components.cookie,
        limiter: components.limiter, hidesClients: components.hidesClients
    ).add(to: router.group("").add(middleware: OriginGuard()))
    let provider = providerRoutes(components)
    provider.addStart(to: router.group("").add(middleware: OriginGuard()))
    provider.addCallback(to: router)
}

private func authService(_ components: ServerComponents) -> AuthService {
    AuthService(
        users: components.dependencies.users, hasher: components.hasher, tokens: components.tokens,
        sessions: components.sessions, tickets: components.tickets, registration: components.registration,
        allowsPasswords: components.configuration.openID.allowsPasswords, now: components.dependencies.now)
}

private func providerRoutes(_ components: ServerComponents) -> OpenIDRoutes {
    let dependencies = components.dependencies
    return OpenIDRoutes(
        provider: components.provider,
        identities: IdentityService(
            users: dependencies.users, tickets: components.tickets, registration: components.registration,
            rule: components.configuration.openID.rule, now: dependencies.now),
        service: authService(components), presence: presenceProof(components), keys: components.keys,
        cookie: components.cookie, attemptCookie: AttemptCookie(isSecure: components.cookie.isSecure),
        limiter: components.limiter, hidesClients: components.hidesClients, now: dependencies.now)
}

private func presenceProof(_ components: ServerComponents) -> PresenceProof {
    PresenceProof(sessions: components.sessions, accounts: accountService(components))
}

private func accountService(_ components: ServerComponents) -> AccountService {
    AccountService(
        users: components.dependencies.users, hasher: components.hasher, custodian: components.custodian,
        limiter: components.limiter, tickets: components.tickets,
        allowsPasswords: components.configuration.openID.allowsPasswords, now: components.dependencies.now)
}

/// Accounts themselves, for people who are signed in.
private func addAccountRoutes(to group: RouterGroup<AuthenticatedContext>, _ components: ServerComponents) {
    let dependencies = components.dependencies
    let accounts = accountService(components)
    SessionRoutes(
        users: dependencies.users, sessions: components.sessions, accounts: accounts,
        presence: presenceProof(components), cookie: components.cookie
    ).add(to: group)
    AccountRoutes(accounts: accounts, presence: presenceProof(components), cookie: components.cookie).add(to: group)
    providerRoutes(components).addLinking(to: group)
    KeyRoutes(users: dependencies.users, now: dependencies.now).add(to: group)
    WebhookRoutes(
        webhooks: dependencies.users, allowsLoopback: components.configuration.webhookLoopback, now: dependencies.now
    ).add(to: group)
    let administration = group.group("").add(middleware: AdminGuard(users: dependencies.users))
    AdminRoutes(
        users: dependencies.users, analyses: dependencies.analyses, quotas: components.keeper.quotas,
        now: dependencies.now
    ).add(to: administration)
    TicketRoutes(users: dependencies.users, tickets: components.tickets).add(to: administration)
    TrustRoutes(book: components.trust).add(to: administration)
    AdminLinkRoutes(users: dependencies.users, analyses: dependencies.analyses).add(to: administration)
}

/// Routes of an account's data, for people, keys with the scope, and guests; `plain` answers with pages.
private func addAnalysisRoutes(
    to group: RouterGroup<AuthenticatedContext>, plain: RouterGroup<AuthenticatedContext>,
    _ components: ServerComponents
) {
    let (configuration, dependencies) = (components.configuration, components.dependencies)
    let reception = Reception(
        analyzer: dependencies.analyzer, custodian: components.custodian, staging: dependencies.staging,
        keeper: components.keeper,
        limit: min(configuration.maxUploadBytes, dependencies.analyzer.capabilities.maxBytes), now: dependencies.now)
    UploadRoutes(uploads: reception.uploads).add(to: group)
    let presenter = AnalysisPresenter(analyses: dependencies.analyses, analyzer: dependencies.analyzer)
    let waiter = AnalysisWaiter(analyses: dependencies.analyses)
    AnalysisRoutes(
        reception: reception, analyses: dependencies.analyses, custodian: components.custodian, presenter: presenter,
        waiter: waiter
    ).add(to: group)
    PlainRoutes(
        reception: reception, analyses: dependencies.analyses, waiter: waiter, patience: configuration.pagePatience
    ).add(to: plain)
    LifecycleRoutes(
        analyses: dependencies.analyses, presenter: presenter, keeper: components.keeper, now: dependencies.now
    ).add(to: group)
    EventRoutes(
        analyses: dependencies.analyses,
        stream: EventStream(
            analyses: dependencies.analyses, presenter: presenter, heartbeat: configuration.eventHeartbeat)
    ).add(to: group)
    StorageRoutes(
        keeper: components.keeper, custodian: components.custodian, presenter: presenter, now: dependencies.now
    ).add(to: group)
    MediaRoutes(custodian: components.custodian, analyzer: dependencies.analyzer).add(to: group)
    PictureRoutes(analyses: dependencies.analyses).add(to: group)
    ReportLinkRoutes(analyses: dependencies.analyses, now: dependencies.now).add(to: group)
    CaseRoutes(analyses: dependencies.analyses, now: dependencies.now).add(to: group)
}
