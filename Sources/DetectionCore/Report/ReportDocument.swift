import Foundation

/// A report with the JSON it was made as, which is what its signature is about.
///
/// Programs read `report`, as far as this version understands it. Whoever is handed the report gets the JSON, so that one
/// of another version keeps every member, and its signature holds.
@dynamicMemberLookup
public struct ReportDocument: Codable, Sendable, Equatable {
    /// The JSON text.
    public let text: String
    /// What this version reads in it.
    public let report: Report

    /// A report made just now.
    public init(_ report: Report) throws {
        text = String(decoding: try ReportCoding.encoder().encode(report), as: UTF8.self)
        self.report = report
    }

    /// A report as it was stored.
    ///
    /// - Throws: `DecodingError` when the text is no report.
    public init(text: String) throws {
        self.text = text
        report = try ReportCoding.decoder().decode(Report.self, from: Data(text.utf8))
    }

    /// Reads a report with all its members, known or not.
    public init(from decoder: any Decoder) throws {
        try self.init(text: String(decoding: JSONValue(from: decoder).canonical, as: UTF8.self))
    }

    /// Writes the JSON that the report was made as.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue(text: text.utf8).encode(to: encoder)
    }

    /// A part of the report.
    public subscript<Value>(dynamicMember path: KeyPath<Report, Value>) -> Value { report[keyPath: path] }

    /// Whether both are the same text.
    public static func == (one: ReportDocument, other: ReportDocument) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }
}
