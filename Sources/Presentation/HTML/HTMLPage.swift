import DetectionCore
import EmbeddedFiles

/// A page of results: one file without scripts that fetches nothing, its structure drawn by `report.css`.
package enum HTMLPage {
    /// What such a page may do: show the pictures and the style inside it.
    package static let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

    /// What stands above results.
    package static let heading = "What Touchstone found"

    /// Everything before the results: `title` is short, `summary` a sentence about all of them.
    package static func head(title: String, heading: String = heading, summary: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <title>Touchstone: \(title.htmlEscaped)</title>
        <style>
        \(String(decoding: EmbeddedFile.bytes(of: "Presentation/HTML/report.css"), as: UTF8.self))</style>
        </head>
        <body>
        <header class="summary"><h1>\(heading.htmlEscaped)</h1><p>\(summary.htmlEscaped)</p></header>
        <main>

        """
    }

    /// Everything after the results; `settings` says with which choices they were made, if there are any.
    package static func foot(settings: String?) -> String {
        let words = settings.map {
            " You chose: \($0.htmlEscaped). The figures were measured on files held out from training."
        }
        return """
            </main>
            <footer><p>Touchstone \(Report.Engine.currentVersion).\(words ?? "")</p></footer>
            </body>
            </html>

            """
    }

    /// A result that there is not: what is wrong, and what it is called.
    package static func failure(name: String, headline: String = VerdictWords.errorHeadline, line: String) -> String {
        """
        <article class="result" data-verdict="error">
        <div class="thumb"><span aria-hidden="true">?</span></div>
        <div class="body">
        <p class="path">\(name.htmlEscaped)</p>
        <h2><span class="seal" aria-hidden="true"></span>\(headline.htmlEscaped)</h2>
        <p class="line">\(line.htmlEscaped)</p>
        </div>
        </article>

        """
    }
}
