package import Hummingbird
package import Inference
package import Logging

import Addresses
import Foundation
import NIOCore

/// Builds the server of a process that only computes models for others: no database, no media, no accounts.
///
/// - Parameters:
///   - configuration: Must be valid.
///   - models: What is computed.
///   - metrics: Where it is counted.
///   - readiness: Turned red by whoever stops the server.
///   - logger: Where the server tells what happens.
///   - onListening: Called with the address once connections are accepted.
/// - Throws: `ConfigurationError` when the configuration cannot be used.
package func buildInferenceApplication(
    configuration: ServerConfiguration, models: ModelRepository, metrics: MetricsRegistry,
    readiness: Readiness = Readiness(), logger: Logger,
    onListening: @escaping @Sendable (String) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    try configuration.validate()
    let proxies = try TrustedProxies(configuration.trustedProxies)
    let certificate = try configuration.certificate(now: Date())
    let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
        middleware: SecurityHeadersMiddleware(demandsTLS: configuration.speaksTLS && !configuration.isLoopback))
    router.add(middleware: RequestLogMiddleware())
    router.add(middleware: RequestMetricsMiddleware(registry: metrics))
    router.add(middleware: ProblemMiddleware { refusal, _, _ in try refusal.openInferenceResponse() })
    router.add(middleware: ClientMiddleware(proxies: proxies))
    router.add(middleware: InvitationMiddleware())
    router.get("/healthz/live") { _, _ in Response(status: .ok) }
    router.get("/healthz/ready") { _, _ in Response(status: readiness.isReady ? .ok : .serviceUnavailable) }
    let metricsGuard = BearerGuard("The metrics page", token: configuration.metricsToken, setting: "metrics.token")
    router.get("/metrics") { request, context in
        try metricsGuard.check(request.head, from: context.client)
        return MetricsRoutes.response(Exposition.measured(by: metrics).text)
    }
    InferenceRoutes(
        models: models, readiness: readiness,
        guard: BearerGuard("Inference", token: configuration.inferenceToken, setting: "inference.token")
    ).add(to: router)
    let connections = Connections(most: configuration.maxConnections) { $0.isLoopback || proxies.contains($0) }
    var application = Application(
        router: router,
        server: try httpServer(configuration, connections: connections, certificate: certificate),
        configuration: .init(
            address: .hostname(configuration.host, port: configuration.port),
            availableConnectionsDelegate: .maximum(configuration.maxConnections, logger: logger)),
        onServerRunning: { channel in await onListening(address(of: channel, configuration)) },
        logger: logger)
    if let certificate {
        application.addServices(
            certificate.watcher(interval: configuration.keyInterval, now: { Date() }, logger: logger))
    }
    return application
}
