import Analysis
import Hummingbird

/// Every route of the server, behind the middleware that all of them share.
func buildRouter(_ components: ServerComponents) -> Router<AppRequestContext> {
    let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeadersMiddleware())
    router.add(middleware: RequestLogMiddleware())
    router.add(middleware: ProblemMiddleware())
    addPublicRoutes(to: router, components)
    addAccountRoutes(to: router, components)
    return router
}

private func addPublicRoutes(to router: Router<AppRequestContext>, _ components: ServerComponents) {
    let (configuration, dependencies) = (components.configuration, components.dependencies)
    PageRoutes().add(to: router)
    HealthRoutes(readiness: components.readiness, analyses: dependencies.analyses).add(to: router)
    CapabilityRoutes(analyzer: dependencies.analyzer, configuration: configuration).add(to: router)
    let service = AuthService(
        users: dependencies.users, hasher: components.hasher, tokens: components.tokens,
        sessions: components.sessions, now: dependencies.now)
    let cookie = RefreshCookie(isSecure: !configuration.isLoopback, lifetime: configuration.sessionLifetime)
    AuthRoutes(service: service, cookie: cookie, limiter: components.limiter).add(to: router)
}

private func addAccountRoutes(to router: Router<AppRequestContext>, _ components: ServerComponents) {
    let (configuration, dependencies) = (components.configuration, components.dependencies)
    let group = router.group("")
        .add(
            middleware: Authenticator(
                tokens: components.tokens, sessions: components.sessions, allowsGuests: configuration.guest)
        )
        .group("", context: AuthenticatedContext.self)
    let sink = UploadSink(
        objects: dependencies.objects,
        limit: min(configuration.maxUploadBytes, dependencies.analyzer.capabilities.maxBytes),
        minimumRate: configuration.minUploadRate)
    AnalysisRoutes(
        reader: SubmissionReader(sink: sink),
        intake: AnalysisIntake(
            analyzer: dependencies.analyzer, custodian: components.custodian, objects: dependencies.objects,
            signal: components.signal, now: dependencies.now),
        analyses: dependencies.analyses,
        custodian: components.custodian,
        presenter: AnalysisPresenter(analyses: dependencies.analyses, analyzer: dependencies.analyzer),
        waiter: AnalysisWaiter(analyses: dependencies.analyses)
    ).add(to: group)
    MediaRoutes(analyses: dependencies.analyses, objects: dependencies.objects).add(to: group)
}
