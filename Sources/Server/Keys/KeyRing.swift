import API
import Accounts
import Signing
import Synchronization

/// The keys of a running server, as their files were when they were last looked at.
final class KeyRing: Sendable {
    private struct Keys {
        var sessions: SessionKeys
        var reports: ReportKeys

        /// The keys' names: what tells one set from another.
        var names: [String] { sessions.all.map(\.id) + reports.published.keys.map(\.kid) }
    }

    private let folder: String
    private let keys: Mutex<Keys>

    /// The keys of a data folder; makes what is missing.
    ///
    /// - Throws: `ConfigurationError` when a file cannot be written, read or understood.
    init(folder: String) throws(ConfigurationError) {
        self.folder = folder
        keys = Mutex(Keys(sessions: try SessionKeys.load(folder: folder), reports: try ReportKeys.load(folder: folder)))
    }

    /// The keys of tokens.
    var sessions: SessionKeys { keys.withLock { $0.sessions } }

    /// The keys of reports.
    var reports: ReportKeys { keys.withLock { $0.reports } }

    /// Reads the files again; whether they hold other keys than before.
    ///
    /// - Throws: `ConfigurationError` when one cannot be read or understood; the keys stay as they were.
    func reload() throws(ConfigurationError) -> Bool {
        let fresh = Keys(sessions: try SessionKeys.read(folder: folder), reports: try ReportKeys.read(folder: folder))
        return keys.withLock { keys in
            defer { keys = fresh }
            return keys.names != fresh.names
        }
    }
}
