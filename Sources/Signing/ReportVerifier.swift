package import API

import Crypto
import DetectionCore
import Foundation

/// Checks signatures of reports, without a server or a network.
package struct ReportVerifier: Sendable {
    private let keys: [String: Curve25519.Signing.PublicKey]

    /// A verifier that trusts some keys; those that are not Ed25519, or not named by their thumbprint, do not count.
    package init(trusting set: JSONWebKeySet) {
        keys = Dictionary(set.keys.compactMap { key in key.ed25519.map { (key.kid, $0) } }) { first, _ in first }
    }

    /// Whether there is no key to trust.
    package var isEmpty: Bool { keys.isEmpty }

    /// Checks a report, or the one inside an analysis as the API returns it; nothing around it is looked at.
    package func check(_ text: some Sequence<UInt8>) -> ReportCheck {
        guard let value = try? JSONValue(text: text) else { return ReportCheck(problem: .notJSON) }
        let report = value["report"] ?? value
        guard case .object = report, report["verdict"] != nil else { return ReportCheck(problem: .noReport) }
        let statement = ReportCheck.Statement(report)
        guard let signature = report["signature"] else { return ReportCheck(problem: .unsigned, statement: statement) }
        let keyID = signature["key_id"]?.string
        let problem = problem(of: signature, over: report.removing("signature"))
        return ReportCheck(problem: problem, keyID: keyID, statement: statement)
    }

    private func problem(of signature: JSONValue, over report: JSONValue) -> ReportCheck.Problem? {
        guard case .object(let members) = signature, members.count == 3,
            signature["algorithm"]?.string == ReportSigner.algorithm, let keyID = signature["key_id"]?.string,
            let value = signature["value"]?.string, let bytes = Base64URL.decode(value), bytes.count == 64
        else { return .malformedSignature }
        guard let key = keys[keyID] else { return .unknownKey }
        return key.isValidSignature(bytes, for: Data(report.canonical)) ? nil : .altered
    }
}

extension ReportCheck.Statement {
    fileprivate init(_ report: JSONValue) {
        let media = report["media"]
        self.init(
            analysis: report["id"]?.string, finished: report["finished"]?.string, kind: media?["kind"]?.string,
            bytes: media?["bytes"]?.number.flatMap(Int.init(exactly:)), sha256: media?["sha256"]?.string,
            verdict: report["verdict"]?.string, probability: report["probability"]?.number)
    }
}
