/// The result of checking a report's signature.
package struct ReportCheck: Sendable, Equatable {
    /// Why a report is not valid.
    package enum Problem: String, Sendable, CaseIterable {
        /// The text is not JSON that everybody reads alike.
        case notJSON = "not_json"
        /// The text holds no report.
        case noReport = "no_report"
        /// The report has no signature.
        case unsigned
        /// The signature is of a kind that is not known, or is not written as it must be.
        case malformedSignature = "malformed_signature"
        /// The key is not among the trusted ones.
        case unknownKey = "unknown_key"
        /// The report is not what was signed.
        case altered
    }

    /// Why it is not valid; nil when it is.
    package var problem: Problem?
    /// The key that the signature names.
    package var keyID: String?
    /// The report's content; trustworthy only when there is no problem.
    package var statement: Statement?

    /// Whether the report is what the holder of the key signed.
    package var isValid: Bool { problem == nil }

    /// What a report says about which medium.
    package struct Statement: Sendable, Equatable {
        /// Id of the analysis.
        package var analysis: String?
        /// End time.
        package var finished: String?
        /// Kind of the medium.
        package var kind: String?
        /// Its size in bytes.
        package var bytes: Int?
        /// Its SHA-256.
        package var sha256: String?
        /// The verdict.
        package var verdict: String?
        /// P(synthetic).
        package var probability: Double?
    }
}
