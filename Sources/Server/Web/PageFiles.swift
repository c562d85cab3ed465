/// The files of the page, embedded at build time.
enum PageFiles {
    /// Every file, by the address it is served at.
    static let all = [
        Asset("/", .html, PackageResources.index_html),
        Asset("/style.css", .style, PackageResources.style_css),
        Asset("/result.css", .style, PackageResources.result_css),
        Asset("/docs.css", .style, PackageResources.docs_css),
        Asset("/icon.svg", .picture, PackageResources.icon_svg),
        Asset("/account.js", .script, PackageResources.account_js),
        Asset("/api.js", .script, PackageResources.api_js),
        Asset("/app.js", .script, PackageResources.app_js),
        Asset("/dom.js", .script, PackageResources.dom_js),
        Asset("/evidence.js", .script, PackageResources.evidence_js),
        Asset("/format.js", .script, PackageResources.format_js),
        Asset("/heatmap.js", .script, PackageResources.heatmap_js),
        Asset("/history.js", .script, PackageResources.history_js),
        Asset("/intake.js", .script, PackageResources.intake_js),
        Asset("/lifecycle.js", .script, PackageResources.lifecycle_js),
        Asset("/marks.js", .script, PackageResources.marks_js),
        Asset("/notice.js", .script, PackageResources.notice_js),
        Asset("/provenance.js", .script, PackageResources.provenance_js),
        Asset("/report.js", .script, PackageResources.report_js),
        Asset("/retention.js", .script, PackageResources.retention_js),
        Asset("/shelf.js", .script, PackageResources.shelf_js),
        Asset("/store.js", .script, PackageResources.store_js),
        Asset("/strings.js", .script, PackageResources.strings_js),
        Asset("/strip.js", .script, PackageResources.strip_js),
        Asset("/timeline.js", .script, PackageResources.timeline_js),
        Asset("/verdict.js", .script, PackageResources.verdict_js),
    ]
}
