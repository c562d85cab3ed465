import DetectionCore
import GRDB
import Storage

extension HistoryFilter {
    /// The filter as conditions on `analysis`.
    func apply(to request: QueryInterfaceRequest<AnalysisRow>) -> QueryInterfaceRequest<AnalysisRow> {
        var request = request
        if let kind { request = request.filter(Column("kind") == kind.rawValue) }
        if let verdict { request = request.filter(Column("verdict") == verdict.rawValue) }
        if let mode { request = request.filter(Column("mode") == mode.rawValue) }
        if let from { request = request.filter(Column("created") >= from.microseconds) }
        if let to { request = request.filter(Column("created") < to.microseconds) }
        if let text {
            request = request.filter(sql: "name LIKE ? ESCAPE '\\'", arguments: ["%\(Self.escaped(text))%"])
        }
        return request
    }

    /// A text none of whose characters stands for others in a pattern; the database looks at scalars, and so does this.
    private static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.flatMap { ["\\", "%", "_"].contains($0) ? ["\\", $0] : [$0] }
        return String(String.UnicodeScalarView(scalars))
    }
}
