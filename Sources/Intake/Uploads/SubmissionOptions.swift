import API
package import Foundation
package import Storage

/// A client's choices for one analysis.
package struct SubmissionOptions: Sendable, Equatable {
    /// The names of the options, in queries and forms.
    static let names: Set<String> = ["max_fpr", "thorough", "retention", "until", "priority"]

    /// The chosen false-positive rate.
    var maxFPR: Double?
    /// Whether re-delivered views are looked at too.
    var isThorough = false
    /// Retention of the analysis; nil for the account's default.
    package var mode: Retention.Mode?
    /// Expiry.
    package var until: Date?
    /// How urgent it is.
    var priority = JobPriority.interactive

    /// No choices.
    init() {}

    /// The choices of a query or a form, by name; an empty text is no choice.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    init(_ value: (String) -> String?) throws(Refusal) {
        func text(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
        maxFPR = try MaxFPR.parse(text("max_fpr"))
        isThorough = try Switch.parse(text("thorough"), name: "thorough")
        if let retention = text("retention") { mode = try Self.mode(Retention.Mode(rawValue: retention)) }
        if let time = text("until") { until = try Self.time(time) }
        if let priority = text("priority") { self.priority = try Self.priority(priority) }
        try check()
    }

    /// The choices of a JSON body.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    init(_ body: TextSubmission) throws(Refusal) {
        try MaxFPR.check(body.maxFPR)
        maxFPR = body.maxFPR
        isThorough = body.thorough ?? false
        if let retention = body.retention { mode = try Self.mode(Retention.Mode(rawValue: retention.rawValue)) }
        until = body.until
        if let priority = body.priority { self.priority = try Self.priority(priority.rawValue) }
        try check()
    }

    /// The retention that was chosen, or what the account's default means for an analysis accepted at a time.
    func retention(from time: Date, default standard: RetentionDefault) -> Retention {
        switch mode {
        case .keep: Retention(.keep, until: until)
        case .ephemeral, .held: RetentionDefault(mode: .ephemeral).retention(from: time)
        case nil: until.map { Retention(.keep, until: $0) } ?? standard.retention(from: time)
        }
    }

    /// Refuses an end that would delete the analysis as soon as it is done.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    func check(at time: Date) throws(Refusal) {
        guard until.map({ $0 > time }) ?? true else { throw Refusal(.invalidRequest, "'until' has passed already.") }
    }

    private func check() throws(Refusal) {
        guard mode != .ephemeral || until == nil else {
            throw Refusal(.invalidRequest, "'until' goes with 'retention' keep only.")
        }
    }

    private static func mode(_ mode: Retention.Mode?) throws(Refusal) -> Retention.Mode {
        guard let mode, mode != .held else {
            throw Refusal(.invalidRequest, "'retention' must be keep or ephemeral.")
        }
        return mode
    }

    /// What is run again gets its priority by that alone.
    private static func priority(_ text: String) throws(Refusal) -> JobPriority {
        guard let priority = JobPriority(rawValue: text), priority != .rerun else {
            throw Refusal(.invalidRequest, "'priority' must be interactive or batch.")
        }
        return priority
    }

    private static func time(_ text: String) throws(Refusal) -> Date {
        guard let time = Date(rfc3339: text) else {
            throw Refusal(.invalidRequest, "'until' must be a time such as 2027-01-31T12:00:00Z.")
        }
        return time
    }
}
