import API
import DetectionCore
import Storage

/// A page of the history's summaries as JSON: the text of a `Page<AnalysisSummaryView>`.
///
/// It is asked for whenever somebody looks at the history, so what is stored as JSON is handed on and not read.
enum SummaryPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - next: The cursor of the next page, if there is one.
    static func json(_ summaries: some Sequence<AnalysisSummary>, next: String?) throws(StorageError) -> [UInt8] {
        var lines: [[UInt8]] = []
        for summary in summaries { lines.append(try line(summary)) }
        var page = JSONObjectText()
        page.add("items", elements: lines)
        page.add("next_cursor", next)
        return page.text
    }

    private static func line(_ summary: AnalysisSummary) throws(StorageError) -> [UInt8] {
        let address = "/v1/analyses/\(summary.id)"
        let report = summary.reportJSON
        // With a report there is no error.
        let error = report == nil ? summary.error : nil
        let retention = RetentionView(summary.retention)
        var links = JSONObjectText()
        links.add("media", summary.hasMedium ? "\(address)/media" : nil)
        links.add("self", address)
        links.add("text", summary.hasMedium && summary.kind == .text ? "\(address)/text" : nil)
        links.add("thumbnail", summary.hasThumbnail ? "\(address)/thumbnail" : nil)
        var kept = JSONObjectText()
        kept.add("mode", retention.mode.rawValue)
        kept.add("until", retention.until)
        var line = JSONObjectText()
        line.add("created", summary.created)
        line.add("error", json: try error.map { error throws(StorageError) in try JSONText.encode(error).utf8 })
        line.add("feedback", json: summary.feedbackJSON?.utf8)
        line.add("finished", summary.finished)
        line.add("id", summary.id)
        line.add("links", json: links.text)
        line.add("media", json: try summary.mediaJSON.utf8)
        line.add("name", summary.name)
        line.add("priority", PriorityView(summary.priority).rawValue)
        line.add("report", json: report?.utf8)
        line.add("retention", json: kept.text)
        line.add("started", summary.started)
        line.add(
            "state",
            AnalysisPresenter.state(
                summary.state, error: error, isUnreadable: summary.state == .done && report == nil
            ).rawValue)
        return line.text
    }
}
