import HTTPTypes
import API
import Foundation
import Hummingbird
import NIOCore
import Storage

/// Reads a submission out of a request: the file itself, a form, or JSON with a text or a finished upload.
struct SubmissionReader: Sendable {
    let sink: UploadSink
    let uploads: ResumableUploads

    /// What is said of the medium before its bytes come: header fields about a file as the body, none about a form or JSON,
    /// whose bytes are not the medium's.
    static func digest(of request: Request) throws(Refusal) -> AnnouncedDigest? {
        switch request.headers[.contentType].map(HeaderValue.init)?.value {
        case "application/json", "multipart/form-data": nil
        default: try AnnouncedDigest(request.headers)
        }
    }

    /// Receives the medium of a request and runs `body` on it; a finished upload belongs to `body` alone meanwhile.
    ///
    /// - Parameter repeated: What a request that names an upload has come to already, by its fingerprint: the upload has
    ///   ended then.
    func withSubmission<Result: Sendable>(
        _ request: Request, _ reservation: Reservation, owner: UserRecord,
        repeated: (Data) async throws -> Result?, _ body: (Submission) async throws -> Result
    ) async throws -> Result {
        let declared = request.headers[.contentType].map(HeaderValue.init)
        switch declared?.value {
        case "application/json": return try await withJSON(request, reservation, owner, repeated, body)
        case "multipart/form-data":
            let form = FormReader(sink: sink, now: uploads.now)
            return try await body(try await form.read(request, declared?.parameters["boundary"], reservation))
        default: return try await body(try await readRaw(request, declared?.value, reservation))
        }
    }

    private func withJSON<Result: Sendable>(
        _ request: Request, _ reservation: Reservation, _ owner: UserRecord,
        _ repeated: (Data) async throws -> Result?, _ use: (Submission) async throws -> Result
    ) async throws -> Result {
        let body = try await JSONBody.decode(TextSubmission.self, from: request)
        let options = try SubmissionOptions(body)
        try options.check(at: uploads.now())
        if let id = body.upload {
            guard body.text == nil else { throw Refusal(.invalidRequest, "Give 'text' or 'upload', not both.") }
            do {
                return try await uploads.withComplete(id, owner: owner.id) { upload, stored in
                    try await use(
                        Submission(
                            upload: stored, name: upload.name, declaredType: upload.declaredType, options: options,
                            resumable: id))
                }
            } catch let refusal as Refusal where refusal.problem.code == .notFound {
                guard let made = try await repeated(Submission.fingerprint(ofUpload: id, options)) else {
                    throw refusal
                }
                return made
            }
        }
        guard let text = body.text else { throw Refusal(.invalidRequest, "The field 'text' or 'upload' is missing.") }
        guard !text.isEmpty else { throw Refusal(.emptyFile, "The text is empty.") }
        try TextRule.check(text.utf8)
        let upload = try await sink.store(ByteBuffer(string: text), reservation)
        return try await use(Submission(upload: upload, name: nil, declaredType: "text/plain", options: options))
    }

    private func readRaw(
        _ request: Request, _ declared: String?, _ reservation: Reservation
    ) async throws -> Submission {
        let query = request.uri.queryParameters
        var seen: Set<Substring> = []
        for (name, _) in query {
            guard SubmissionOptions.names.contains(String(name)) else {
                throw Refusal(unknownField: String(name), of: "the query")
            }
            guard seen.insert(name).inserted else {
                throw Refusal(.invalidRequest, "The field '\(name)' comes twice in the query. Say it once.")
            }
        }
        let options = try SubmissionOptions { query[Substring($0)].map(String.init) }
        try options.check(at: uploads.now())
        let disposition = request.headers[.contentDisposition].map(HeaderValue.init)
        let upload = try await sink.receive(request, reservation, digest: try Self.digest(of: request))
        return Submission(
            upload: upload, name: UploadName.clean(disposition?.fileName), declaredType: declared, options: options)
    }
}
