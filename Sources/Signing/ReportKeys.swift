package import API
package import Crypto

import DetectionCore
import Foundation

/// The keys that sign a server's reports: one that signs, and the public halves of those that did before.
///
/// They are not the key of the access tokens: that one may change any day, while a report is checked years later.
package struct ReportKeys: Sendable {
    /// Holds the private key, in the data folder.
    package static let keyFile = "report-key.pem"
    /// Holds the public halves of earlier keys, in the data folder.
    package static let retiredFile = "report-keys.json"

    package let current: Curve25519.Signing.PrivateKey
    private let retired: [JSONWebKey]

    /// The keys of a data folder; makes the first one.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be written, read or understood.
    package static func load(folder: String) throws(ConfigurationError) -> ReportKeys {
        let fresh = Curve25519.Signing.PrivateKey()
        _ = try PrivateFile.create("\(folder)/\(keyFile)", contents: Data(Ed25519PEM.text(fresh).utf8))
        return try read(folder: folder)
    }

    /// The keys of a data folder that has some.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be read or understood.
    package static func read(folder: String) throws(ConfigurationError) -> ReportKeys {
        guard let stored = FileManager.default.contents(atPath: "\(folder)/\(keyFile)"),
            let key = Ed25519PEM.key(String(decoding: stored, as: UTF8.self))
        else {
            throw ConfigurationError(
                "\(keyFile) cannot be read in \(folder). Name the data folder of a server, or check its permissions.")
        }
        return ReportKeys(current: key, retired: try readRetired(folder: folder))
    }

    /// Makes a new key that signs from now on; the old one is listed as long as reports of it count.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be written, read or understood.
    package static func rotate(folder: String) throws(ConfigurationError) -> ReportKeys {
        let keys = try read(folder: folder)
        // Were only this one written, the key would be listed twice; the other way round it would be lost.
        try write(keys.published.keys, folder: folder)
        let fresh = Curve25519.Signing.PrivateKey()
        try PrivateFile.replace("\(folder)/\(keyFile)", contents: Data(Ed25519PEM.text(fresh).utf8))
        return try read(folder: folder)
    }

    /// Takes an earlier key off the list: its reports are not valid any more.
    ///
    /// - Throws: `ConfigurationError` when there is no such key, it signs, or a file cannot be read or written.
    package static func revoke(_ keyID: String, folder: String) throws(ConfigurationError) {
        let keys = try read(folder: folder)
        guard keys.currentID != keyID else {
            throw ConfigurationError("The key \(keyID) signs. Rotate first, then revoke it.")
        }
        guard keys.retired.contains(where: { $0.kid == keyID }) else {
            throw ConfigurationError("There is no earlier key \(keyID). 'touchstone keys list' names them.")
        }
        try write(keys.retired.filter { $0.kid != keyID }, folder: folder)
    }

    /// Names the key that signs.
    package var currentID: String { JSONWebKey(current.publicKey).kid }

    /// The public keys: the signing key, then earlier ones, newest first.
    package var published: JSONWebKeySet {
        let key = JSONWebKey(current.publicKey)
        return JSONWebKeySet(keys: [key] + retired.filter { $0.kid != key.kid })
    }

    private static func readRetired(folder: String) throws(ConfigurationError) -> [JSONWebKey] {
        guard let stored = FileManager.default.contents(atPath: "\(folder)/\(retiredFile)") else { return [] }
        guard let set = try? ReportCoding.decoder().decode(JSONWebKeySet.self, from: stored) else {
            throw ConfigurationError("\(retiredFile) in \(folder) is damaged. Restore it from a backup.")
        }
        return set.keys
    }

    private static func write(_ keys: [JSONWebKey], folder: String) throws(ConfigurationError) {
        guard let text = try? ReportCoding.encoder(pretty: true).encode(JSONWebKeySet(keys: keys)) else {
            throw ConfigurationError("\(retiredFile) cannot be written in \(folder): its keys cannot be encoded.")
        }
        try PrivateFile.replace("\(folder)/\(retiredFile)", contents: text)
    }
}
