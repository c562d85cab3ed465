import API
import Analysis
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Presentation
import Storage

/// The form of the page that works without scripts: hands one medium in, and shows what was found as a page.
///
/// Nothing is kept: the medium goes when it has been looked at, the report a day later.
struct PlainRoutes: Sendable {
    let reception: Reception
    let analyses: any AnalysisRepository
    let waiter: AnalysisWaiter
    /// Longest wait for the analysis before the answer asks the browser to reload.
    let patience: Duration

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.post("/check", use: submit)
        router.get("/check/{id}", use: show)
    }

    @Sendable private func submit(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let announced = try Announcement(request)
        guard announced.type?.value == "multipart/form-data" else {
            throw Refusal(.unsupportedMedia, "This address takes the form of the page.")
        }
        let owner = try await reception.keeper.standing(context.identity.userID)
        let (record, _) = try await reception.accept(request.body, announced, from: owner) { options in
            options.mode = .ephemeral
            options.until = nil
        }
        // Loading the next page again hands nothing in again.
        return Response(status: .seeOther, headers: [.location: "\(PlainPage.address)/\(record.id)"])
    }

    @Sendable private func show(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await waiter.wait(for: try await context.analysis(in: analyses), upTo: patience)
        let name = record.name ?? record.media.kind.rawValue
        if let report = record.report {
            let settings = "at most \(Figures.share(try maxFPR(of: record))) of real files may be called synthetic"
            let picture = try await analyses.thumbnail(id: record.id, owner: record.ownerID)
            return PlainPage.response(
                title: name, summary: "The report stays for a day; the file is not kept.",
                article: HTMLResult(name: name, report.report, thumbnail: picture.map(Array.init)).html,
                settings: settings)
        }
        if let error = record.error {
            return PlainPage.response(
                title: name, summary: "The check failed.",
                article: HTMLPage.failure(name: name, line: error.message))
        }
        return PlainPage.response(
            title: name, summary: "This page loads again by itself.",
            article: HTMLPage.failure(name: name, headline: "It is being checked", line: "Long files take a while."),
            refresh: 1)
    }

    private func maxFPR(of record: AnalysisRecord) throws -> Double {
        try JSONDecoder().decode(AnalysisOptions.self, from: record.options).settings.maxFPR
    }
}
