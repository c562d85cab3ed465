package import Inference
package import Logging
package import ServiceLifecycle

import Hummingbird
import Signing
import UnixSignals

/// Runs a server until it receives a stop signal: the whole of `touchstone serve`.
///
/// On SIGTERM or SIGINT readiness turns red; after `drainNotice` the listener stops accepting, requests in flight and running jobs get
/// `shutdownLimit` to end; jobs that do not make it go back to the queue. What cannot be broken off within five seconds more ends
/// with the process.
///
/// - Parameters:
///   - configuration: What to serve where.
///   - dependencies: Stores and the analyzer.
///   - services: Services that must outlive the server, the first one longest.
///   - logger: Where the server tells what happens.
///   - onListening: Called with the address once connections are accepted.
/// - Throws: `ConfigurationError` with one line for the user; otherwise what a service threw.
package func runServer(
    configuration: ServerConfiguration, dependencies: ServerDependencies, services: [any Service] = [],
    logger: Logger, onListening: @escaping @Sendable (String) async -> Void = { _ in }
) async throws {
    let readiness = Readiness(notice: configuration.drainNotice)
    let application = try await buildApplication(
        configuration: configuration, dependencies: dependencies, readiness: readiness, logger: logger,
        onListening: onListening)
    try await run(services + [application, readiness], configuration, logger)
}

/// Runs a process that only computes models for others until it receives a stop signal.
///
/// It stops as `runServer` does: requests in flight are answered.
///
/// - Parameters:
///   - configuration: Where to serve.
///   - models: What is computed.
///   - metrics: Where it is counted.
///   - logger: Where the server tells what happens.
///   - onListening: Called with the address once connections are accepted.
/// - Throws: As `runServer`.
package func runInferenceServer(
    configuration: ServerConfiguration, models: ModelRepository, metrics: MetricsRegistry, logger: Logger,
    onListening: @escaping @Sendable (String) async -> Void = { _ in }
) async throws {
    let readiness = Readiness(notice: configuration.drainNotice)
    let application = try buildInferenceApplication(
        configuration: configuration, models: models, metrics: metrics, readiness: readiness, logger: logger,
        onListening: onListening)
    try await run([application, readiness], configuration, logger)
}

private func run(
    _ services: [any Service], _ configuration: ServerConfiguration, _ logger: Logger
) async throws {
    let limit = configuration.drainNotice + configuration.shutdownLimit
    var group = ServiceGroupConfiguration(
        services: services + [StopLimit(limit: limit + .seconds(5), logger: logger)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = limit
    do {
        try await ServiceGroup(configuration: group).run()
    } catch {
        throw ConfigurationError(listeningAt: configuration, error) ?? error
    }
}
