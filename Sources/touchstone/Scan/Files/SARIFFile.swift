import DetectionCore
import Foundation
import Presentation

/// The results for tools that collect findings: SARIF 2.1.0 (OASIS, 2023), a run with a result for each file.
final class SARIFFile: ResultFile {
    private let file: OutputFile
    private var results: [JSONValue] = []
    private var failures: [JSONValue] = []

    /// Starts the file.
    init(path: String) throws { file = try OutputFile(path: path) }

    func add(_ result: ScanResult) {
        let place: JSONValue = [["physicalLocation": ["artifactLocation": ["uri": .string(Self.uri(result.path))]]]]
        switch result.outcome {
        case .success(let report): results.append(Self.result(report, place))
        case .failure(let error):
            failures.append([
                "level": "error", "locations": place, "message": ["text": .string(error.message.printable)],
                "descriptor": ["id": .string(error.code.rawValue)],
            ])
        }
    }

    func finish(_ tally: ScanTally) throws {
        let rules = Verdict.allCases.filter { $0 != .unknown }.map { verdict -> JSONValue in
            ["id": .string(verdict.rawValue), "shortDescription": ["text": .string(VerdictWords.short(verdict))]]
        }
        let log: JSONValue = [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "Touchstone", "version": .string(Report.Engine.currentVersion),
                            "rules": .array(rules),
                        ]
                    ],
                    "invocations": [
                        [
                            "executionSuccessful": .bool(failures.isEmpty),
                            "toolExecutionNotifications": .array(failures),
                        ]
                    ],
                    "results": .array(results),
                ]
            ],
        ]
        try file.write(String(decoding: log.canonical, as: UTF8.self) + "\n")
        try file.finish()
    }

    private static func result(_ report: Report, _ place: JSONValue) -> JSONValue {
        var facts: [JSONValue.Member] = [
            .init(name: "kind", value: .string(report.media.kind.rawValue)),
            .init(name: "coverage", value: .number(report.coverage)),
        ]
        if let probability = report.probability {
            facts.append(.init(name: "probability", value: .number(probability)))
        }
        if let reason = report.reason { facts.append(.init(name: "reason", value: .string(reason.rawValue))) }
        let (kind, level) = words(report.verdict)
        return [
            "ruleId": .string(report.verdict.rawValue), "kind": .string(kind), "level": .string(level),
            "locations": place,
            "message": ["text": .string(ShortAnswer.text(report))],
            "partialFingerprints": ["sha256/v1": .string(report.media.sha256)],
            "properties": .object(facts),
        ]
    }

    /// How SARIF (3.27.9, 3.27.10) calls a verdict: what only lacks signs is not called passed.
    private static func words(_ verdict: Verdict) -> (kind: String, level: String) {
        switch verdict {
        case .synthetic: ("fail", "error")
        case .uncertain, .unknown: ("open", "none")
        case .noSigns: ("informational", "none")
        case .authentic: ("pass", "none")
        case .notApplicable: ("notApplicable", "none")
        }
    }

    /// A path as a relative or absolute reference (RFC 3986), every byte that is not plain escaped.
    private static func uri(_ path: ScanPath) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let escaped = path.bytes.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return (path.bytes.first == UInt8(ascii: "/") ? "file://" : "") + escaped.joined()
    }
}
