import API
import HTTPTypes
import Hummingbird
import NIOCore
import Presentation

/// Answers for browsers without scripts: the page that `touchstone scan --html` writes, with a way back.
enum PlainPage {
    /// Path of such pages.
    static let address = "/check"
    /// Its content security policy: no script, nothing fetched, nothing sent.
    static let policy = HTMLPage.policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// A page with one article.
    ///
    /// - Parameters:
    ///   - title: Short.
    ///   - summary: A sentence about it.
    ///   - article: HTML.
    ///   - settings: With which choices it was made; nil where nothing was found.
    ///   - refresh: Seconds after which the browser asks again.
    static func response(
        _ status: HTTPResponse.Status = .ok, title: String, summary: String, article: String, settings: String? = nil,
        refresh: Int? = nil
    ) -> Response {
        let back = "<p class=\"line\"><a href=\"/\">Check something else</a></p>\n"
        let heading = settings == nil ? "Touchstone" : HTMLPage.heading
        let head = HTMLPage.head(title: title, heading: heading, summary: summary)
        let page = head + article + back + HTMLPage.foot(settings: settings)
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentSecurityPolicy: policy]
        headers[.refresh] = refresh.map(String.init)
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: page)))
    }

    /// A problem as a page.
    static func response(_ refusal: Refusal) -> Response {
        let problem = refusal.problem
        let words = problem.detail == "\(problem.title)." ? problem.hint : "\(problem.detail) \(problem.hint)"
        var response = response(
            refusal.status, title: problem.title, summary: "Nothing was checked.",
            article: HTMLPage.failure(name: "", headline: problem.title, line: words))
        for field in refusal.fields { response.headers[field.name] = field.value }
        return response
    }
}
