import API
import DetectionCore
import Foundation
import Presentation
import Server
import Signing

/// The public keys of a server, as it publishes them.
enum SignedReportKeys {
    /// Reads a file's contents.
    ///
    /// - Throws: `ConfigurationError` when they hold no keys.
    static func read(_ path: String, _ text: Data?) throws(ConfigurationError) -> JSONWebKeySet {
        guard let text, let set = try? ReportCoding.decoder().decode(JSONWebKeySet.self, from: text),
            !ReportVerifier(trusting: set).isEmpty
        else { throw ConfigurationError("\(path.printable) holds no keys of a server.") }
        return set
    }
}
