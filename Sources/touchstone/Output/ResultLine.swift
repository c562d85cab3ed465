import DetectionCore
import Foundation

/// One line of `--json`: the path, then the report's own fields, or an error.
struct ResultLine: Encodable {
    let path: String
    let result: Result<Report, MediaError>

    private enum CodingKeys: String, CodingKey { case path, error }

    func encode(to encoder: any Encoder) throws {
        if case .success(let report) = result { try report.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        if case .failure(let error) = result { try container.encode(error, forKey: .error) }
    }

    /// The line, without its end.
    func text() throws -> String {
        String(decoding: try ReportCoding.encoder().encode(self), as: UTF8.self)
    }
}
