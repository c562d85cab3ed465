import HTTPTypes
import API
import Hummingbird
import NIOCore

/// Reads a submission out of a request: the file itself, a form, or a text in JSON.
struct SubmissionReader: Sendable {
    let sink: UploadSink

    /// Receives the medium of a request.
    func read(_ request: Request) async throws -> Submission {
        let declared = request.headers[.contentType].map(HeaderValue.init)
        switch declared?.value {
        case "application/json": return try await readText(request)
        case "multipart/form-data":
            return try await FormReader(sink: sink).read(request, declared?.parameters["boundary"])
        default: return try await readRaw(request, declared?.value)
        }
    }

    private func readText(_ request: Request) async throws -> Submission {
        let body = try await JSONBody.decode(TextSubmission.self, from: request)
        try MaxFPR.check(body.maxFPR)
        guard !body.text.isEmpty else { throw Refusal(.emptyFile, "The text is empty.") }
        let upload = try await sink.store(ByteBuffer(string: body.text))
        return Submission(
            upload: upload, name: nil, declaredType: "text/plain", maxFPR: body.maxFPR,
            isThorough: body.thorough ?? false)
    }

    private func readRaw(_ request: Request, _ declared: String?) async throws -> Submission {
        let maxFPR = try MaxFPR.parse(request.uri.queryParameters["max_fpr"].map(String.init))
        let isThorough = try Switch.parse(request.uri.queryParameters["thorough"].map(String.init), name: "thorough")
        let disposition = request.headers[.contentDisposition].map(HeaderValue.init)
        let upload = try await sink.receive(request)
        return Submission(
            upload: upload, name: UploadName.clean(disposition?.fileName), declaredType: declared, maxFPR: maxFPR,
            isThorough: isThorough)
    }
}
