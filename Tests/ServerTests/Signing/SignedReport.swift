import API
import DetectionCore
import Foundation
import Testing
import Yams

@testable import Server
@testable import Signing

/// A folder of keys, and the report of the API document's example, signed.
final class SignedReport {
    let folder: String
    let keys: ReportKeys
    let report: Report

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/keys-\(UUID().uuidString)"
        try DataFolder.create(folder)
        keys = try ReportKeys.load(folder: folder)
        report = try ReportSigner(keys).sign(try Self.example())
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The report as clients get it.
    var text: Data { get throws { try ReportCoding.encoder().encode(report) } }

    /// What checking a text against this folder's keys finds.
    func check(_ text: some Sequence<UInt8>) -> ReportCheck { ReportVerifier(trusting: keys.published).check(text) }

    private static func example() throws -> Report {
        let yaml = try Yams.load(yaml: String(decoding: OpenAPIDocument.bytes, as: UTF8.self)) as? [String: Any]
        let examples = (yaml?["components"] as? [String: Any])?["examples"] as? [String: [String: Any]]
        let value = try #require(examples?["DoneAnalysis"]?["value"])
        let json = try JSONSerialization.data(withJSONObject: value)
        let view = try ReportCoding.decoder().decode(AnalysisView.self, from: json)
        return try #require(view.report).report
    }
}
