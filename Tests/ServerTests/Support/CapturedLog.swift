import Logging
import Synchronization

/// Remembers what was logged.
final class CapturedLog: Sendable {
    /// One line of the log.
    struct Line: Sendable {
        let message: String
        let facts: [String: String]
    }

    private let written = Mutex<[Line]>([])

    /// Everything so far.
    var lines: [Line] { written.withLock { $0 } }
    /// A logger that writes here.
    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let facts = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
            log.written.withLock { $0.append(Line(message: "\(event.message)", facts: facts)) }
        }
    }
}
