import HTTPTypes
import API
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

    /// Receives the medium of a request.
    func read(_ request: Request, _ reservation: Reservation, owner: UserRecord) async throws -> Submission {
        let declared = request.headers[.contentType].map(HeaderValue.init)
        switch declared?.value {
        case "application/json": return try await readJSON(request, reservation, owner)
        case "multipart/form-data":
            return try await FormReader(sink: sink).read(request, declared?.parameters["boundary"], reservation)
        default: return try await readRaw(request, declared?.value, reservation)
        }
    }

    private func readJSON(
        _ request: Request, _ reservation: Reservation, _ owner: UserRecord
    ) async throws -> Submission {
        let body = try await JSONBody.decode(TextSubmission.self, from: request)
        let options = try SubmissionOptions(body)
        if let id = body.upload {
            guard body.text == nil else { throw Refusal(.invalidRequest, "Give 'text' or 'upload', not both.") }
            let upload = try await uploads.find(id, owner: owner.id)
            return Submission(
                upload: try await uploads.complete(upload), name: upload.name, declaredType: upload.declaredType,
                options: options, resumable: id)
        }
        guard let text = body.text else { throw Refusal(.invalidRequest, "The field 'text' or 'upload' is missing.") }
        guard !text.isEmpty else { throw Refusal(.emptyFile, "The text is empty.") }
        let upload = try await sink.store(ByteBuffer(string: text), reservation)
        return Submission(upload: upload, name: nil, declaredType: "text/plain", options: options)
    }

    private func readRaw(
        _ request: Request, _ declared: String?, _ reservation: Reservation
    ) async throws -> Submission {
        let options = try SubmissionOptions { request.uri.queryParameters[Substring($0)].map(String.init) }
        let disposition = request.headers[.contentDisposition].map(HeaderValue.init)
        let upload = try await sink.receive(request, reservation, digest: try Self.digest(of: request))
        return Submission(
            upload: upload, name: UploadName.clean(disposition?.fileName), declaredType: declared, options: options)
    }
}
