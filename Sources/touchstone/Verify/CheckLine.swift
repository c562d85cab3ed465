import Server
import Signing

/// The JSON object that `verify --json` prints.
struct CheckLine: Encodable {
    /// The file.
    let path: String
    /// Whether the report is what was signed.
    let valid: Bool
    /// Why not.
    let problem: String?
    /// The key that the signature names.
    let keyID: String?
    /// The analysis, when it is valid.
    let analysis: String?
    /// The verdict, when it is valid.
    let verdict: String?
    /// SHA-256 of the medium, when it is valid.
    let sha256: String?

    enum CodingKeys: String, CodingKey {
        case path, valid, problem, analysis, verdict, sha256
        case keyID = "key_id"
    }

    init(path: String, _ check: ReportCheck) {
        self.path = path
        valid = check.isValid
        problem = check.problem?.rawValue
        keyID = check.keyID
        let statement = check.isValid ? check.statement : nil
        analysis = statement?.analysis
        verdict = statement?.verdict
        sha256 = statement?.sha256
    }
}
