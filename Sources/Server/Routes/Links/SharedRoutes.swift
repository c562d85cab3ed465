import API
import Analysis
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// What a link shows, to whoever has it: a report, and its medium where the owner wants that; nothing can be changed by it.
struct SharedRoutes: Sendable {
    /// Where the page shows such a report.
    static let page = "/s"

    let users: any UserRepository
    let custodian: MediaCustodian
    let analyzer: any MediaAnalyzing
    let rates: RequestRates
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/v1/shared/{token}", use: report)
        router.get("/v1/shared/{token}/media", use: media)
        router.get("/v1/shared/{token}/text", use: text)
        router.get("/v1/shared/{token}/thumbnail", use: thumbnail)
    }

    @Sendable private func report(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let (link, analysis) = try await find(context)
        guard let report = analysis.report ?? analysis.previous else { throw Self.absent }
        let address = "/v1/shared/\(try context.parameters.require("token"))"
        let shown = link.showsMedium ? analysis.objectKey : nil
        let view = SharedReportView(
            name: analysis.name, report: report, expires: link.expires,
            links: AnalysisView.Links(
                self: address, media: shown.map { _ in "\(address)/media" },
                text: Self.showsText(of: analysis) ? shown.map { _ in "\(address)/text" } : nil,
                thumbnail: link.showsMedium && analysis.hasThumbnail ? "\(address)/thumbnail" : nil))
        return hidden(try JSONBody.response(view))
    }

    @Sendable private func media(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let analysis = try await shown(context)
        return hidden(try await StoredMedium(analysis, in: custodian).download(request, context.logger))
    }

    @Sendable private func text(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let analysis = try await shown(context)
        guard Self.showsText(of: analysis) else { throw Self.absent }
        return hidden(try await StoredMedium(analysis, in: custodian).text(by: analyzer))
    }

    /// Whether a text is shown by itself: that of a PDF document would be decoded anew for whoever follows the link.
    private static func showsText(of analysis: AnalysisRecord) -> Bool {
        analysis.media.kind == .text && analysis.media.format != .pdf
    }

    @Sendable private func thumbnail(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let analysis = try await shown(context)
        guard let picture = try await custodian.analyses.thumbnail(id: analysis.id, owner: analysis.ownerID) else {
            throw Refusal(.notFound, "This report has no thumbnail.")
        }
        return hidden(PictureRoutes.response(ByteBuffer(bytes: picture), type: "image/jpeg", name: "thumbnail.jpg"))
    }

    /// The link that the address names, and its analysis.
    ///
    /// - Throws: `Refusal` with `not_found` for one that never was or was revoked, or whose account is disabled; `gone` for one
    ///   that has expired; `rate_limited` for one that is followed too often.
    private func find(_ context: AppRequestContext) async throws -> (ReportLinkRecord, AnalysisRecord) {
        let token = LinkToken(try context.parameters.require("token"))
        guard let link = try await custodian.analyses.reportLink(hash: token.hash),
            let user = try await users.user(id: link.ownerID), user.disabled == nil
        else { throw Self.absent }
        guard link.expires > now() else {
            throw Refusal(
                .gone, "This link has expired. Ask whoever gave it to you for another one.", cause: .linkExpired)
        }
        if let wait = rates.take("link \(link.id)").wait {
            throw Refusal.retry(.rateLimited, after: wait, "This link is followed more often than this server allows.")
        }
        guard let analysis = try await custodian.analyses.analysis(id: link.analysisID, owner: link.ownerID) else {
            throw Self.absent
        }
        return (link, analysis)
    }

    /// The analysis, if the link shows its medium too.
    private func shown(_ context: AppRequestContext) async throws -> AnalysisRecord {
        let (link, analysis) = try await find(context)
        guard link.showsMedium else { throw Refusal(.notFound, "This link shows the report alone, without the file.") }
        return analysis
    }

    private static let absent = Refusal(
        .notFound, "This link does not exist, or was revoked. Ask whoever gave it to you for another one.",
        cause: .linkAbsent)

    /// An answer that no search engine keeps.
    private func hidden(_ response: Response) -> Response {
        var response = response
        response.headers[.robotsTag] = "noindex, nofollow"
        return response
    }
}
