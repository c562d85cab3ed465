import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// Cases: a title, a note and tags for several analyses.
struct CaseRoutes: Sendable {
    /// Most cases of an account.
    static let limit = 500

    let analyses: any HistoryStore
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/cases", use: list)
        router.post("/v1/cases", use: make)
        router.get("/v1/cases/{id}", use: read)
        router.put("/v1/cases/{id}", use: replace)
        router.delete("/v1/cases/{id}", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let found = try await analyses.cases(owner: context.identity.userID)
        return try JSONBody.response(Page(items: found.map { CaseSummaryView($0) }, nextCursor: nil))
    }

    @Sendable private func make(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(CaseRequest.self, from: request)
        guard body.revision == nil else {
            throw Refusal(.invalidRequest, "'revision' belongs to a case that is there already.")
        }
        let record = try record(Identifier.random(), body, context)
        do {
            try await analyses.insert(record, atMost: Self.limit)
        } catch StorageError.conflict {
            throw Refusal(
                .conflict, "An account has at most \(Self.limit) cases. Delete one first.", cause: .caseLimit)
        }
        return try JSONBody.response(CaseView(record), status: .created)
    }

    @Sendable private func read(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let found = try await analyses.caseRecord(
            id: try context.parameters.require("id"), owner: context.identity.userID)
        guard let found else { throw Refusal(.notFound) }
        return try JSONBody.response(CaseView(found))
    }

    @Sendable private func replace(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(CaseRequest.self, from: request)
        var record = try record(try context.parameters.require("id"), body, context)
        guard let revision = body.revision else {
            throw Refusal(.invalidRequest, "'revision' must name the one that this comes in place of.")
        }
        record.revision = revision
        do {
            return try JSONBody.response(CaseView(try await analyses.replace(record)))
        } catch StorageError.conflict {
            throw Refusal(
                .conflict, "The case was changed since revision \(revision). Read it again.", cause: .caseChanged)
        }
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let isDeleted = try await analyses.deleteCase(
            id: try context.parameters.require("id"), owner: context.identity.userID)
        guard isDeleted else { throw Refusal(.notFound) }
        return Response(status: .noContent)
    }

    /// What a body says, as a record; its parts are no longer than they may be.
    private func record(
        _ id: String, _ body: CaseRequest, _ context: AuthenticatedContext
    ) throws(Refusal) -> CaseRecord {
        let title = body.title.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...CaseRequest.titleLimit).contains(title.utf8.count) else {
            throw Refusal(.invalidRequest, "'title' must have 1 to \(CaseRequest.titleLimit) bytes in UTF-8.")
        }
        let note = body.note ?? ""
        guard note.utf8.count <= CaseRequest.noteLimit else {
            throw Refusal(.invalidRequest, "'note' must have at most \(CaseRequest.noteLimit) bytes in UTF-8.")
        }
        // SQLite ends a text there.
        guard !(title + note).unicodeScalars.contains("\0") else {
            throw Refusal(.invalidRequest, "'title' and 'note' must not have the character U+0000.")
        }
        let tags = body.tags ?? []
        guard tags.allSatisfy(Self.isTag) else {
            throw Refusal(
                .invalidRequest, "'tags' must be words without comma and control character, nor spaces around them.")
        }
        guard tags.count <= CaseRequest.tagLimit, Set(tags).count == tags.count,
            tags.allSatisfy({ (1...CaseRequest.tagLength).contains($0.utf8.count) })
        else {
            throw Refusal(
                .invalidRequest,
                "'tags' must be at most \(CaseRequest.tagLimit), each once, of 1 to \(CaseRequest.tagLength) bytes.")
        }
        let ids = body.analyses ?? []
        guard ids.count <= CaseRequest.analysisLimit, Set(ids).count == ids.count else {
            throw Refusal(
                .invalidRequest, "'analyses' must name at most \(CaseRequest.analysisLimit), each once.")
        }
        let time = now()
        return CaseRecord(
            id: id, ownerID: context.identity.userID, title: title, note: note, tags: tags, analyses: ids,
            created: time, changed: time)
    }

    /// Whether the page can list a tag among others, with commas between, and read the list back.
    private static func isTag(_ text: String) -> Bool {
        text == text.trimmingCharacters(in: .whitespacesAndNewlines)
            && text.unicodeScalars.allSatisfy { $0 != "," && $0.properties.generalCategory != .control }
    }
}

extension CaseView {
    fileprivate init(_ record: CaseRecord) {
        self.init(
            id: record.id, title: record.title, note: record.note, tags: record.tags, analyses: record.analyses,
            revision: record.revision, created: record.created, changed: record.changed)
    }
}

extension CaseSummaryView {
    fileprivate init(_ record: CaseRecord) {
        self.init(
            id: record.id, title: record.title, tags: record.tags, analyses: record.analyses.count,
            created: record.created, changed: record.changed)
    }
}
