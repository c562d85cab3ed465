import DetectionCore
import Foundation

/// The page of a scan: one file without scripts that fetches nothing, its structure drawn by `report.css`.
enum HTMLPage {
    /// Everything before the results.
    static func head(_ tally: ScanTally) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>Touchstone: \(tally.files)</title>
        <style>
        \(String(decoding: PackageResources.report_css, as: UTF8.self))</style>
        </head>
        <body>
        <header class="summary"><h1>What Touchstone found</h1><p>\(tally.summary.htmlEscaped).</p></header>
        <main>

        """
    }

    /// One result.
    static func article(_ result: ScanResult) -> String {
        switch result.outcome {
        case .success(let report): HTMLResult(result, report).html
        case .failure(let error): failure(path: result.path, error)
        }
    }

    /// Everything after the results.
    static func foot(settings: String) -> String {
        """
        </main>
        <footer><p>Touchstone \(Report.Engine.currentVersion). Setting: \(settings.htmlEscaped). \
        The figures were measured on media held out from training.</p></footer>
        </body>
        </html>

        """
    }

    private static func failure(path: String, _ error: MediaError) -> String {
        """
        <article class="result" data-verdict="error">
        <div class="thumb"><span aria-hidden="true">?</span></div>
        <div class="body">
        <p class="path">\(path.htmlEscaped)</p>
        <h2><span class="seal" aria-hidden="true"></span>\(VerdictWords.errorHeadline)</h2>
        <p class="line">\(error.message.htmlEscaped)</p>
        </div>
        </article>

        """
    }
}
