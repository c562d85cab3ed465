import DetectionCore
import Foundation
import Logging
import Synchronization

/// Writes each record as one JSON object on a line of its own, to standard error.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let write: @Sendable (String) -> Void

    /// A handler for the logger with a label; lines go to standard error unless told otherwise.
    init(label: String, write: @escaping @Sendable (String) -> Void = Self.writeToStandardError) {
        self.label = label
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var facts = metadata
        for more in [metadataProvider?.get(), event.metadata].compactMap(\.self) { facts.merge(more) { $1 } }
        var record: [String: String] = facts.mapValues { "\($0)" }
        if let error = event.error { record["error"] = "\(error)" }
        record["time"] = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        record["level"] = event.level.rawValue
        record["logger"] = label
        record["message"] = "\(event.message)"
        // There is a line for every request, so no encoder for any value.
        var line = JSONObjectText()
        for (name, value) in record.sorted(by: { $0.key < $1.key }) { line.add(name, value) }
        write(String(decoding: line.text, as: UTF8.self))
    }

    /// One line at a time from all threads.
    private static let turn = Mutex(())

    private static func writeToStandardError(_ line: String) {
        turn.withLock { _ in StandardError.line(line) }
    }
}
