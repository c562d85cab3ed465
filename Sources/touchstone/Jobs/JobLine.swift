import Accounts
import DetectionCore
import Foundation
import Presentation
import Server
import Storage

/// A job as it is printed: nothing that its file holds or is called.
struct JobLine: Encodable {
    let id: String
    /// Mark of the account in the log.
    let account: String
    /// Waiting, resting, running, dead; done or failed when it has ended.
    let state: String
    let priority: JobPriority
    let kind: MediaKind
    let bytes: Int
    let created: Date
    /// Seconds since it was handed in.
    let age: Int
    /// When it began to wait or to rest, or was taken.
    let since: Date?
    let attempts: Int
    let worker: String?
    let leaseUntil: Date?
    let restUntil: Date?
    /// What its owner is told.
    let error: MediaError?
    let setback: Setback?
    /// Whether its file is stored, without which it cannot be queued again.
    let hasFile: Bool

    private enum CodingKeys: String, CodingKey {
        case id, account, state, priority, kind, bytes, created, age, since, attempts, worker, error, setback
        case leaseUntil = "lease_until"
        case restUntil = "rest_until"
        case hasFile = "has_file"
    }

    init(_ job: AnalysisRecord, at now: Date) {
        id = job.id
        account = AccountMark.of(job.ownerID)
        state = job.jobState?.rawValue ?? job.state.rawValue
        priority = job.priority
        kind = job.media.kind
        bytes = job.media.bytes
        created = job.created
        age = max(0, Int(now.timeIntervalSince(job.created)))
        since = job.since
        attempts = job.attempts
        worker = job.holder
        leaseUntil = job.leaseUntil
        restUntil = job.restUntil
        error = job.error
        setback = job.setback
        hasFile = job.objectKey != nil
    }

    /// As one line of JSON.
    var json: String { get throws { String(decoding: try ReportCoding.encoder().encode(self), as: UTF8.self) } }

    /// As one line for people: id, state, priority, kind, age in seconds, attempts, worker, last setback.
    var line: String {
        [
            id, state, priority.rawValue, kind.rawValue, "\(age)s", "\(attempts)", worker?.printable ?? "-",
            setback?.reason.rawValue ?? "-",
        ].joined(separator: " ")
    }

    /// As lines for people, a fact each.
    var lines: [String] {
        func time(_ time: Date?) -> String? { time?.formatted(.iso8601) }
        let facts: [(String, String?)] = [
            ("id", id), ("state", state), ("priority", priority.rawValue), ("account", account),
            ("file", "\(kind.rawValue), \(bytes) bytes, \(hasFile ? "stored" : "deleted")"),
            ("handed in", time(created)), ("since", time(since)), ("attempts", "\(attempts)"),
            ("worker", worker?.printable), ("lease until", time(leaseUntil)), ("rests until", time(restUntil)),
            ("error", error.map { "\($0.code.rawValue): \($0.message.printable)" }),
            (
                "setback",
                setback.map { "\($0.reason.rawValue), \($0.count) in a row, last \($0.time.formatted(.iso8601))" }
            ),
            ("words", setback?.words?.printable),
        ]
        return facts.compactMap { name, value in
            value.map { name + String(repeating: " ", count: 13 - name.count) + $0 }
        }
    }
}
