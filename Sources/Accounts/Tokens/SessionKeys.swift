package import Signing

import Foundation

/// The keys of access and refresh tokens: one that signs, and the one before it, whose tokens still count.
///
/// They are made on the first start and kept in the data folder, readable by its owner only.
package struct SessionKeys: Sendable {
    /// Holds the key that signs.
    package static let keyFile = "signing-key.pem"
    /// Holds the key before it, if there is one.
    static let earlierFile = "signing-key-earlier.pem"

    package let current: SigningKey
    package let earlier: SigningKey?

    /// Keys.
    package init(current: SigningKey, earlier: SigningKey? = nil) {
        self.current = current
        self.earlier = earlier
    }

    /// Every key whose tokens count, the one that signs first.
    package var all: [SigningKey] { [current] + (earlier.map { [$0] } ?? []) }

    /// Names the key that signs.
    package var currentID: String { current.id }

    /// The keys of a data folder; makes the first one.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be written, read or understood.
    package static func load(folder: String) throws(ConfigurationError) -> SessionKeys {
        _ = try PrivateFile.create("\(folder)/\(keyFile)", contents: SigningKey.random().pem)
        return try read(folder: folder)
    }

    /// The keys of a data folder that has some.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be read or understood.
    package static func read(folder: String) throws(ConfigurationError) -> SessionKeys {
        guard let stored = FileManager.default.contents(atPath: "\(folder)/\(keyFile)"),
            let current = SigningKey(pem: stored)
        else { throw unreadable(keyFile, folder) }
        guard let stored = FileManager.default.contents(atPath: "\(folder)/\(earlierFile)") else {
            return SessionKeys(current: current)
        }
        guard let earlier = SigningKey(pem: stored) else { throw unreadable(earlierFile, folder) }
        return SessionKeys(current: current, earlier: earlier.id == current.id ? nil : earlier)
    }

    /// Makes a new key; tokens of the one before still count until the next rotation, or end at once.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be written, read or understood.
    package static func rotate(folder: String, endingSessions: Bool) throws(ConfigurationError) -> SessionKeys {
        let keys = try read(folder: folder)
        // First the old one in its new place: whatever happens next, no key is lost.
        if !endingSessions { try PrivateFile.replace("\(folder)/\(earlierFile)", contents: keys.current.pem) }
        try PrivateFile.replace("\(folder)/\(keyFile)", contents: SigningKey.random().pem)
        if endingSessions { try PrivateFile.remove("\(folder)/\(earlierFile)") }
        return try read(folder: folder)
    }

    private static func unreadable(_ file: String, _ folder: String) -> ConfigurationError {
        ConfigurationError(
            "\(file) cannot be read in \(folder). Check its permissions, or remove it: everybody then signs in again.")
    }
}
