package import Hummingbird
package import Logging

import Analysis
import Foundation
import HummingbirdCore
import HummingbirdTLS
import NIOCore
import Storage

/// Builds the server: the same for `touchstone serve` and for tests.
///
/// When it is stopped, the listener ends first, then the job processor.
///
/// - Parameters:
///   - configuration: Must be valid.
///   - dependencies: Stores and the analyzer; they outlive the application.
///   - readiness: Turned red by whoever stops the server.
///   - logger: Where the server tells what happens.
///   - onListening: Called with the address once connections are accepted.
/// - Throws: `ConfigurationError` when the configuration or the data folder cannot be used.
package func buildApplication(
    configuration: ServerConfiguration, dependencies: ServerDependencies, readiness: Readiness = Readiness(),
    logger: Logger, onListening: @escaping @Sendable (String) async -> Void = { _ in }
) async throws -> some ApplicationProtocol {
    try configuration.validate()
    let components = try await ServerComponents(
        configuration: configuration, dependencies: dependencies, readiness: readiness)
    try await components.prepare()
    let router = buildRouter(components)
    refuseOtherMethods(on: router)
    var application = Application(
        router: router,
        server: try httpServer(
            configuration, connections: components.connections, certificate: components.certificate),
        configuration: .init(
            address: .hostname(configuration.host, port: configuration.port),
            availableConnectionsDelegate: .maximum(configuration.maxConnections, logger: logger)),
        onServerRunning: { channel in
            await onListening(address(of: channel, configuration))
        },
        logger: logger)
    application.addServices(
        components.keyWatcher(logger: logger), components.trustWatcher(logger: logger),
        components.diskWatcher(logger: logger))
    if let watcher = components.certificateWatcher(logger: logger) { application.addServices(watcher) }
    if !components.roles.isDisjoint(with: [.api, .worker]) { application.addServices(components.follower) }
    if components.roles.contains(.api) { application.addServices(components.stagingSweeper(logger: logger)) }
    if components.roles.contains(.housekeeping) {
        application.addServices(components.sweeper(logger: logger), components.dispatcher(logger: logger))
    }
    if components.roles.contains(.worker) { application.addServices(components.processor(logger: logger)) }
    return application
}

/// HTTP/1.1 within the limits of a configuration, over TLS where there is a certificate.
func httpServer(
    _ configuration: ServerConfiguration, connections: Connections, certificate: ServerCertificate?
) throws -> HTTPServerBuilder {
    let pace = BodyPace.Rule(minimum: configuration.minBodyRate, grace: configuration.bodyGrace)
    let idleTimeout = TimeAmount(configuration.idleTimeout)
    let plain = HTTPServerBuilder.http1(
        configuration: .init(
            additionalChannelHandlers: [
                ConnectionHandler(connections: connections, rule: pace, patience: idleTimeout)
            ],
            idleTimeout: idleTimeout,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
    return try certificate.map { try .tls(plain, tlsConfiguration: $0.configuration) } ?? plain
}

/// The address a browser opens.
func address(of channel: any Channel, _ configuration: ServerConfiguration) -> String {
    let port = channel.localAddress?.port ?? configuration.port
    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    return "\(configuration.speaksTLS ? "https" : "http")://\(host):\(port)"
}
