package import Signing

import API

extension ServerConfiguration {
    /// Refuses values that cannot work or would be unsafe.
    ///
    /// - Throws: `ConfigurationError` with one line that names the key.
    package func validate() throws(ConfigurationError) {
        guard (0...65_535).contains(port) else {
            throw ConfigurationError("port: \(port) is not a port. Use 1 to 65535.")
        }
        guard !host.isEmpty else { throw ConfigurationError("host: it is empty. Use an address such as 127.0.0.1.") }
        guard !dataFolder.isEmpty else { throw ConfigurationError("data: it is empty. Name a folder.") }
        try media.validate()
        guard database.isEmpty || DatabaseAddress.isMongo(database) else {
            throw ConfigurationError(
                "database: it does not begin with mongodb://. Leave it out for SQLite in the data folder.")
        }
        _ = try Role.set(roles)
        try openID.validate(isOpen: try registrationMode == .open)
        guard maxUploadBytes > 0 else { throw ConfigurationError("max.upload.bytes: it must be above 0.") }
        guard storageBytes >= 0, storageFiles >= 0, holdBytes >= 0 else {
            throw ConfigurationError("storage.bytes, storage.files and hold.bytes: they must not be negative.")
        }
        guard diskReserve >= 0 else { throw ConfigurationError("disk.reserve.bytes: it must not be negative.") }
        guard queueLimit > 0 else { throw ConfigurationError("queue.limit: it must be above 0.") }
        guard requestsPerMinute > 0 else { throw ConfigurationError("requests.per.minute: it must be above 0.") }
        guard (1...256).contains(jobs) else { throw ConfigurationError("jobs: it must be between 1 and 256.") }
        guard drainNotice >= .zero, drainNotice <= .seconds(300) else {
            throw ConfigurationError("drain.seconds: it must be between 0 and 300.")
        }
        guard metricsToken.isEmpty || metricsToken.utf8.count >= 16 else {
            throw ConfigurationError("metrics.token: it must have at least 16 characters. Use 'openssl rand -hex 32'.")
        }
        guard inferenceToken.isEmpty || inferenceToken.utf8.count >= 16 else {
            throw ConfigurationError(
                "inference.token: it must have at least 16 characters. Use 'openssl rand -hex 32'.")
        }
        _ = try remoteGraphs()
        guard graphCache.isEmpty || graphCache == "off" || graphCache.hasPrefix("/") else {
            throw ConfigurationError("graph.cache: '\(graphCache)' is neither off nor a folder from the root (/…).")
        }
        guard (0...31_536_000).contains(modelsIdleSeconds) else {
            throw ConfigurationError("models.idle.seconds: it must be between 0 and 31536000.")
        }
        guard !guest || isLoopback else {
            throw ConfigurationError(
                "guest: visitors without an account are allowed on a loopback address only, not on \(host). "
                    + "Use host 127.0.0.1 or leave guest out.")
        }
        guard assets.isEmpty || isLoopback else {
            throw ConfigurationError(
                "assets: a page is served from a folder on a loopback address only, not on \(host). Leave assets out.")
        }
        guard tlsCertificate.isEmpty == tlsKey.isEmpty else {
            let missing = tlsKey.isEmpty ? "tls.key" : "tls.certificate"
            throw ConfigurationError("\(missing): it is missing. Name both files, or neither.")
        }
        guard !https || !speaksTLS else {
            throw ConfigurationError(
                "https: it is for a proxy that speaks TLS in front of the server. Leave it out, or tls.certificate.")
        }
        let proxies = try TrustedProxies(trustedProxies)
        guard !guest || !https && proxies.isEmpty else {
            throw ConfigurationError(
                "guest: visitors without an account are for this machine only, not for a proxy. "
                    + "Leave guest out, or https and trusted.proxies.")
        }
        guard maxConnections > 0 else { throw ConfigurationError("max.connections: it must be above 0.") }
        guard (1...3650).contains(sessionDays) else {
            throw ConfigurationError("session.days: it must be between 1 and 3650.")
        }
        guard accessTokenLifetime > .zero, accessTokenLifetime <= .seconds(600) else {
            throw ConfigurationError("access tokens live at most 600 seconds.")
        }
    }
}
