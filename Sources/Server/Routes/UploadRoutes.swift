import API
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Storage

/// Resumable uploads: tus 1.0 with creation, termination, checksum and expiration.
struct UploadRoutes: Sendable {
    static let version = "1.0.0"

    let uploads: ResumableUploads

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.on("/v1/uploads", method: .options, use: describe)
        router.post("/v1/uploads", use: begin)
        router.on("/v1/uploads/{id}", method: .head, use: tell)
        router.patch("/v1/uploads/{id}", use: append)
        router.post("/v1/uploads/{id}", use: override)
        router.delete("/v1/uploads/{id}", use: end)
    }

    @Sendable private func describe(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        answer(
            .noContent,
            [
                .tusVersion: Self.version, .tusExtension: "creation,termination,checksum,expiration",
                .tusMaxSize: String(uploads.limit), .tusChecksumAlgorithm: TusChecksum.algorithms,
            ])
    }

    @Sendable private func begin(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try check(request)
        let owner = try await uploads.keeper.owner(context.identity.userID)
        let length = try number(.uploadLength, in: request)
        let upload = try await uploads.begin(length: length, metadata: request.headers[.uploadMetadata], owner: owner)
        return answer(
            .created, [.location: "/v1/uploads/\(upload.id)", .uploadExpires: HTTPDate.string(upload.expires)])
    }

    @Sendable private func tell(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try check(request)
        let (upload, offset) = try await uploads.find(
            try context.parameters.require("id"), owner: context.identity.userID)
        var headers: HTTPFields = [
            .uploadOffset: String(offset), .uploadLength: String(upload.length),
            .uploadExpires: HTTPDate.string(upload.expires), .cacheControl: "no-store",
        ]
        headers[.uploadMetadata] = upload.metadata
        return answer(.ok, headers)
    }

    @Sendable private func append(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try check(request)
        guard request.headers[.contentType]?.lowercased() == "application/offset+octet-stream" else {
            throw Refusal(.unsupportedMedia, "This address takes application/offset+octet-stream.")
        }
        let claimed = try number(.uploadOffset, in: request)
        let checksum = try TusChecksum(request.headers[.uploadChecksum])
        let (upload, offset) = try await uploads.append(
            request.body, announced: try request.announcedLength, to: try context.parameters.require("id"),
            owner: context.identity.userID, at: claimed, checksum)
        return answer(.noContent, [.uploadOffset: String(offset), .uploadExpires: HTTPDate.string(upload.expires)])
    }

    @Sendable private func end(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try check(request)
        try await uploads.end(try context.parameters.require("id"), owner: context.identity.userID)
        return answer(.noContent, [:])
    }

    /// A request by a client, or through a proxy, that knows no method but POST: it names the one it means.
    @Sendable private func override(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        switch request.headers[.methodOverride] {
        case "PATCH": return try await append(request, context)
        case "DELETE": return try await end(request, context)
        case "HEAD": return try await tell(request, context)
        default:
            throw Refusal(
                .methodNotAllowed, "POST needs 'X-HTTP-Method-Override' here: PATCH, DELETE or HEAD.",
                notes: [.allows("DELETE, HEAD, PATCH, POST")])
        }
    }

    private func check(_ request: Request) throws(Refusal) {
        guard request.headers[.tusResumable] == Self.version else {
            throw Refusal(
                .preconditionFailed, "'Tus-Resumable' must be \(Self.version).", notes: [.version(Self.version)])
        }
    }

    private func number(_ name: HTTPField.Name, in request: Request) throws(Refusal) -> Int {
        guard let value = request.headers[name].flatMap({ Int(digits: $0) }) else {
            throw Refusal(.invalidRequest, "'\(name.rawName)' must be a number of bytes.")
        }
        return value
    }

    private func answer(_ status: HTTPResponse.Status, _ headers: HTTPFields) -> Response {
        var headers = headers
        headers[.tusResumable] = Self.version
        return Response(status: status, headers: headers)
    }
}
