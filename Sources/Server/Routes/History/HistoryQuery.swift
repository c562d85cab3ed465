import API
import DetectionCore
import Foundation
import Hummingbird
import Intake
import Storage

/// The filters of a history request.
enum HistoryQuery {
    /// Longest search text, in bytes of UTF-8: no name is longer.
    static let textLimit = UploadName.limit

    /// Reads `kind`, `state`, `verdict`, `retain`, `labelled`, `from`, `to` and `q`.
    ///
    /// - Throws: `Refusal` with `invalid_request` that names the filter.
    static func filter(_ request: Request) throws(Refusal) -> HistoryFilter {
        var filter = HistoryFilter()
        filter.kind = try value("kind", in: request, MediaKind.init(rawValue:))
        filter.state = try value("state", in: request, AnalysisRecord.State.init(rawValue:))
        filter.verdict = try value("verdict", in: request) { name in
            Verdict.allCases.first { $0.rawValue == name }
        }
        filter.mode = try value("retain", in: request, Retention.Mode.init(rawValue:))
        filter.isLabelled = try value("labelled", in: request) { ["true": true, "false": false][$0] }
        filter.from = try value("from", in: request) { Date(rfc3339: $0) }
        filter.to = try value("to", in: request) { Date(rfc3339: $0) }
        filter.text = try value("q", in: request) { $0.isEmpty || $0.utf8.count > textLimit ? nil : $0 }
        return filter
    }

    /// How much of each analysis a list shows.
    enum View: String { case full, summary }

    /// Reads `view`: whole analyses, unless a client asks for less.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    static func view(_ request: Request) throws(Refusal) -> View {
        try value("view", in: request, View.init(rawValue:)) ?? .full
    }

    private static func value<Value>(
        _ name: String, in request: Request, _ parse: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text = request.uri.queryParameters[Substring(name)].map(String.init) else { return nil }
        guard let value = parse(text) else {
            throw Refusal(.invalidRequest, "'\(name)' has a value that is not allowed.")
        }
        return value
    }
}
