import API
import Analysis
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Storage

/// Cancelling, trying and running again, and saying what one knows.
struct LifecycleRoutes: Sendable {
    let analyses: any HistoryStore
    let presenter: AnalysisPresenter
    let keeper: StoreKeeper
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.post("/v1/analyses/{id}/cancel", use: cancel)
        router.post("/v1/analyses/{id}/retry", use: retry)
        router.post("/v1/analyses/{id}/rerun", use: rerun)
        router.post("/v1/analyses/{id}/feedback", use: giveFeedback)
    }

    @Sendable private func cancel(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try await change(
            context, conflict: Refusal(.conflict, "The analysis has ended already.", cause: .analysisEnded)
        ) {
            (id, owner) async throws(StorageError) in
            try await analyses.cancel(id: id, owner: owner, at: now())
        }
    }

    @Sendable private func retry(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try await keeper.admitWork(.interactive)
        return try await queue(
            context, conflict: .notRepeatable("Only a failed analysis whose medium is stored can be tried again.")
        ) {
            (id, owner) async throws(StorageError) in try await analyses.retry(id: id, owner: owner, at: now())
        }
    }

    @Sendable private func rerun(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try await keeper.admitWork(.rerun)
        return try await queue(
            context, conflict: .notRepeatable("Only a done analysis whose medium is stored can be run again.")
        ) {
            (id, owner) async throws(StorageError) in try await analyses.rerun(id: id, owner: owner, at: now())
        }
    }

    @Sendable private func giveFeedback(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(FeedbackRequest.self, from: request)
        guard (body.note ?? "").utf8.count <= FeedbackRequest.noteLimit else {
            throw Refusal(.invalidRequest, "'note' must have at most \(FeedbackRequest.noteLimit) bytes in UTF-8.")
        }
        let label: Feedback.Label =
            switch body.label {
            case .real: .real
            case .synthetic: .synthetic
            case .manipulated: .manipulated
            case .unknown: .unknown
            }
        try await analyses.setFeedback(
            Feedback(label: label, note: body.note), id: try context.parameters.require("id"),
            owner: context.identity.userID)
        return Response(status: .noContent)
    }

    private func queue(
        _ context: AuthenticatedContext, conflict: Refusal,
        _ body: (String, String) async throws(StorageError) -> AnalysisRecord
    ) async throws -> Response {
        try await change(context, status: .accepted, conflict: conflict, body)
    }

    private func change(
        _ context: AuthenticatedContext, status: HTTPResponse.Status = .ok, conflict: Refusal,
        _ body: (String, String) async throws(StorageError) -> AnalysisRecord
    ) async throws -> Response {
        do {
            let record = try await body(try context.parameters.require("id"), context.identity.userID)
            return JSONBody.response(json: try await presenter.view(of: record).json(), status: status)
        } catch StorageError.conflict {
            throw conflict
        }
    }
}

extension Refusal {
    fileprivate static func notRepeatable(_ detail: String) -> Refusal {
        Refusal(.conflict, detail, cause: .notRepeatable)
    }
}
