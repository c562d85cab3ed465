import DetectionCore

extension ReportSummary {
    /// JSON of what heads a stored report; nil for one that this version cannot read.
    package static func text(of report: String) throws(StorageError) -> String? {
        guard let report = JSONText.readable(Report.self, report) else { return nil }
        return try JSONText.encode(ReportSummary(report))
    }
}
