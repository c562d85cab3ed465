import DetectionCore
import Foundation

extension AnalysisView {
    /// The view as JSON, with the members that an encoder would write in the same order; the reports are the very bytes
    /// that were signed and stored.
    ///
    /// - Throws: `EncodingError` when a number is not finite.
    public func json() throws -> [UInt8] {
        var text = JSONObjectText()
        text.add("changes", json: try changes.map(Self.encoded))
        text.add("created", created)
        text.add("error", json: try error.map(Self.encoded))
        text.add("evidence", json: evidence.isEmpty ? Array("[]".utf8) : try Self.encoded(evidence))
        text.add("feedback", json: try feedback.map(Self.encoded))
        text.add("finished", finished)
        text.add("id", id)
        text.add("links", json: links.json)
        text.add("media", json: try Self.encoded(media))
        text.add("name", name)
        text.add("previous", json: try previous.map(Self.line))
        text.add("priority", priority?.rawValue)
        text.add("progress", json: JSONValue.number(progress).canonical)
        text.add("queue", json: queue?.json)
        text.add("report", json: try report.map(Self.line))
        text.add("retention", json: retention.json)
        text.add("started", started)
        text.add("state", state.rawValue)
        return text.text
    }

    /// The text of a report; one that somebody has broken into lines is brought into one, as streams of events need it.
    private static func line(_ report: ReportDocument) throws -> [UInt8] {
        let text = Array(report.text.utf8)
        return text.contains { $0 < 0x20 } ? try JSONValue(text: text).canonical : text
    }

    private static func encoded(_ part: some Encodable) throws -> [UInt8] {
        Array(try ReportCoding.encoder().encode(part))
    }
}

extension AnalysisView.Links {
    fileprivate var json: [UInt8] {
        var text = JSONObjectText()
        text.add("media", media)
        text.add("overlay", overlay)
        text.add("self", self.`self`)
        text.add("text", self.text)
        text.add("thumbnail", thumbnail)
        return text.text
    }
}

extension AnalysisView.QueuePosition {
    fileprivate var json: [UInt8] {
        var text = JSONObjectText()
        text.add("ahead", json: String(ahead).utf8)
        text.add("retry_at", retryAt)
        return text.text
    }
}

extension RetentionView {
    fileprivate var json: [UInt8] {
        var text = JSONObjectText()
        text.add("mode", mode.rawValue)
        text.add("until", until)
        return text.text
    }
}
