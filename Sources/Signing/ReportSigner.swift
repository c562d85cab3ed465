package import DetectionCore

import API
import Crypto
import Foundation

/// Signs reports.
package struct ReportSigner: Sendable {
    /// The only algorithm.
    package static let algorithm = "Ed25519"

    private let key: Curve25519.Signing.PrivateKey
    private let keyID: String

    /// A signer with the key that signs.
    package init(_ keys: ReportKeys) {
        key = keys.current
        keyID = keys.currentID
    }

    /// The report with its signature, over the JSON that clients get.
    package func sign(_ report: Report) throws -> Report {
        var report = report
        report.signature = nil
        let text = try JSONValue(text: ReportCoding.encoder().encode(report)).canonical
        report.signature = Report.Signature(
            algorithm: Self.algorithm, keyID: keyID, value: Base64URL.encode(try key.signature(for: Data(text))))
        return report
    }
}
