import API
import DetectionCore
import Foundation
import Testing

@Suite("JSON of an analysis", .timeLimit(.minutes(20)))
struct AnalysisViewJSONTests {
    private let time = Date(timeIntervalSince1970: 1_800_000_000)

    private func view(_ state: AnalysisView.State, name: String? = "a \"quoted\" name\n\u{1} / é 🙂") -> AnalysisView {
        AnalysisView(
            id: "0123", state: state, name: name, created: time, started: state == .queued ? nil : time + 1,
            media: MediaDescription(kind: .text, format: .text, bytes: 40, sha256: String(repeating: "a", count: 64)),
            priority: .batch, progress: state == .running ? 1.0 / 3 : state == .queued ? 0 : 1,
            retention: RetentionView(mode: .ephemeral, until: time + 86_400),
            links: .init(self: "/v1/analyses/0123", media: "/v1/analyses/0123/media"))
    }

    private func views() throws -> [AnalysisView] {
        var resting = view(.queued, name: nil)
        resting.queue = .init(ahead: 12, retryAt: time + 60)
        var running = view(.running)
        let later = try ReportDocument(text: try StoredReports.later())
        running.evidence = later.report.evidence
        var failed = view(.failed)
        failed.error = MediaError(.unreadable, "No.")
        failed.feedback = FeedbackRequest(label: .real, note: "Seen it.")
        failed.retention = RetentionView(mode: .keep)
        var done = view(.done)
        done.finished = time + 2
        done.report = later
        done.evidence = later.report.evidence
        done.previous = try ReportDocument(text: try StoredReports.earlier())
        done.changes = done.previous.map { ChangeView(from: $0.report, to: later.report) }
        done.links.thumbnail = "/v1/analyses/0123/thumbnail"
        return [resting, running, failed, done]
    }

    @Test("It is what an encoder writes")
    func sameText() throws {
        for view in try views() {
            let encoded = String(decoding: try ReportCoding.encoder().encode(view), as: UTF8.self)
            #expect(String(decoding: try view.json(), as: UTF8.self) == encoded)
        }
    }

    @Test("A report that was broken into lines comes in one line")
    func oneLine() throws {
        var view = view(.done)
        let text = try StoredReports.earlier().replacing(",\"", with: ",\n\"")
        view.report = try ReportDocument(text: text)
        let json = try view.json()
        #expect(!json.contains(UInt8(ascii: "\n")))
        let read = try ReportCoding.decoder().decode(AnalysisView.self, from: Data(json))
        #expect(read.report?.report == view.report?.report)
    }
}
