import DetectionCore
import Foundation

/// One line of `--json`: the path, then the report's own fields, or an error.
///
/// A path that is not UTF-8 is shown escaped, with its bytes in base64 beside it.
struct ResultLine: Encodable {
    let path: ScanPath
    let result: Result<Report, MediaError>

    private enum CodingKeys: String, CodingKey {
        case path, error
        case pathBytes = "path_base64"
    }

    func encode(to encoder: any Encoder) throws {
        if case .success(let report) = result { try report.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path.text, forKey: .path)
        if !path.isText { try container.encode(Data(path.bytes), forKey: .pathBytes) }
        if case .failure(let error) = result { try container.encode(error, forKey: .error) }
    }

    /// The line, without its end.
    func text() throws -> String {
        String(decoding: try ReportCoding.encoder().encode(self), as: UTF8.self)
    }
}
