import Presentation
import Server
import Signing

/// The result of checking a signature, for a person.
enum CheckWords {
    /// The lines: the answer, what was signed, and what that does not show.
    static func lines(path: String, _ check: ReportCheck) -> [String] {
        guard check.isValid else {
            return ["\(path.printable): NOT VALID. \(sentence(check.problem ?? .altered))"] + key(check)
        }
        return ["\(path.printable): valid. The holder of the key made this report, and no value of it was changed."]
            + key(check) + facts(check.statement)
            + [
                "This does not show that the verdict is right, that the server's clock was, who handed the medium in, or that a",
                "file of yours is that medium: compare its SHA-256.",
            ]
    }

    private static func sentence(_ problem: ReportCheck.Problem) -> String {
        switch problem {
        case .notJSON: "It is not JSON, or JSON that two readers could understand differently."
        case .noReport: "It holds no report."
        case .unsigned: "The report is not signed."
        case .malformedSignature: "The signature is not one that this program knows."
        case .unknownKey: "It names a key that is not among the trusted ones."
        case .altered: "The report is not what was signed."
        }
    }

    private static func key(_ check: ReportCheck) -> [String] {
        check.keyID.map { ["  key       \($0.printable)"] } ?? []
    }

    private static func facts(_ statement: ReportCheck.Statement?) -> [String] {
        guard let statement else { return [] }
        let medium = [
            statement.kind, statement.bytes.map { "\($0) bytes" }, statement.sha256.map { "SHA-256 \($0)" },
        ].compactMap { $0 }.joined(separator: ", ")
        let probability =
            statement.probability.map { "; the detectors estimate \(Figures.percent($0)) that it is synthetic" } ?? ""
        return [
            "  analysis  \(statement.analysis ?? "-"), finished \(statement.finished ?? "-")".printable,
            "  medium    \(medium)".printable,
            "  verdict   \(statement.verdict ?? "-")\(probability)".printable,
        ]
    }
}
