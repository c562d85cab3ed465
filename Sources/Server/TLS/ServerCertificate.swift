import Foundation
import Logging
import NIOCore
import NIOSSL
import Signing
import Synchronization

/// The certificate with which the server proves who it is over TLS, as its files were when they were last read.
final class ServerCertificate: Sendable {
    /// A chain and the private key of its first certificate.
    private struct Pair: Equatable {
        var chain: [NIOSSLCertificate]
        var key: NIOSSLPrivateKey
    }

    /// Most bytes of a file that is read: chains have a few KiB.
    private static let largestFile = 1 << 20

    private let chainFile: String
    private let keyFile: String
    private let pair: Mutex<Pair>

    /// Reads a certificate.
    ///
    /// - Parameters:
    ///   - chainFile: A PEM file: the server's certificate first, then those that lead to its root.
    ///   - keyFile: A PEM file with the private key, not encrypted.
    ///   - now: Certificates that have expired by then are refused.
    /// - Throws: `ConfigurationError` when a file cannot be used, or the two do not belong together.
    init(chainFile: String, keyFile: String, now: Date) throws(ConfigurationError) {
        self.chainFile = chainFile
        self.keyFile = keyFile
        pair = Mutex(try Self.read(chainFile, keyFile, now: now))
    }

    /// Reads the files again; whether they hold another certificate than before.
    ///
    /// - Throws: `ConfigurationError` as at the start; the certificate stays as it was.
    func reload(now: Date) throws(ConfigurationError) -> Bool {
        let fresh = try Self.read(chainFile, keyFile, now: now)
        return pair.withLock { pair in
            defer { pair = fresh }
            return pair != fresh
        }
    }

    /// The service that takes in a certificate that was renewed.
    func watcher(interval: Duration, now: @escaping @Sendable () -> Date, logger: Logger) -> ChangeWatcher {
        ChangeWatcher(subject: "certificate", interval: interval, logger: logger) { [self] in
            try reload(now: now()) ? "renewed" : nil
        }
    }

    /// TLS 1.2 and later, HTTP/1.1, each handshake with the certificate of its time.
    var configuration: TLSConfiguration {
        var configuration = Self.configuration(pair.withLock { $0 })
        configuration.sslContextCallback = { [self] _, promise in
            let pair = pair.withLock { $0 }
            var override = NIOSSLContextConfigurationOverride()
            override.certificateChain = pair.chain.map { .certificate($0) }
            override.privateKey = .privateKey(pair.key)
            promise.succeed(override)
        }
        return configuration
    }

    private static func configuration(_ pair: Pair) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: pair.chain.map { .certificate($0) }, privateKey: .privateKey(pair.key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    private static func read(_ chainFile: String, _ keyFile: String, now: Date) throws(ConfigurationError) -> Pair {
        let chain = try parse(chainFile, "tls.certificate", holding: "certificates in PEM") {
            try NIOSSLCertificate.fromPEMBytes($0)
        }
        guard let first = chain.first else {
            throw ConfigurationError("tls.certificate: \(chainFile) holds no certificate in PEM.")
        }
        let end = Date(timeIntervalSince1970: TimeInterval(first.notValidAfter))
        guard end > now else {
            throw ConfigurationError(
                "tls.certificate: the one in \(chainFile) expired at \(end.formatted(.iso8601)). Renew it.")
        }
        let key = try parse(keyFile, "tls.key", holding: "a private key in PEM without a password") {
            try NIOSSLPrivateKey(bytes: $0, format: .pem)
        }
        let pair = Pair(chain: chain, key: key)
        do {
            _ = try NIOSSLContext(configuration: configuration(pair))
        } catch {
            throw ConfigurationError("tls.key: \(keyFile) does not fit the first certificate of \(chainFile).")
        }
        return pair
    }

    private static func parse<Value>(
        _ file: String, _ setting: String, holding what: String, _ parse: ([UInt8]) throws -> Value
    ) throws(ConfigurationError) -> Value {
        guard let handle = FileHandle(forReadingAtPath: file),
            case let bytes = (try? handle.read(upToCount: largestFile + 1)) ?? Data(), bytes.count <= largestFile
        else { throw ConfigurationError("\(setting): \(file) cannot be read. Check its name and its rights.") }
        do {
            return try parse([UInt8](bytes))
        } catch {
            throw ConfigurationError("\(setting): \(file) does not hold \(what).")
        }
    }
}

extension ServerConfiguration {
    /// The certificate that is named; nil where none is.
    func certificate(now: Date) throws(ConfigurationError) -> ServerCertificate? {
        speaksTLS ? try ServerCertificate(chainFile: tlsCertificate, keyFile: tlsKey, now: now) : nil
    }
}
