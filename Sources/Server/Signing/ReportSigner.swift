import API
import Crypto
import DetectionCore
import Foundation

/// Signs reports.
struct ReportSigner: Sendable {
    /// The only algorithm.
    static let algorithm = "Ed25519"

    private let key: Curve25519.Signing.PrivateKey
    private let keyID: String

    /// A signer with the key that signs.
    init(_ keys: ReportKeys) {
        key = keys.current
        keyID = keys.currentID
    }

    /// The report with its signature, over the JSON that clients get.
    func sign(_ report: Report) throws -> Report {
        var report = report
        report.signature = nil
        let text = try JSONValue(text: ReportCoding.encoder().encode(report)).canonical
        report.signature = Report.Signature(
            algorithm: Self.algorithm, keyID: keyID, value: Base64URL.encode(try key.signature(for: Data(text))))
        return report
    }
}
